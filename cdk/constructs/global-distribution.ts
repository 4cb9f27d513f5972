import { Names, Stack } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CfnResponseHeadersPolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Construct } from 'constructs'
import { asInterface } from './bucket.ts'
import { excuse } from './excuse.ts'
import type { Origins, PageHeaders } from './origins.ts'

type Props = Origins & { readonly headers: PageHeaders }

const { REDIRECT_TO_HTTPS: viewerProtocolPolicy } = ViewerProtocolPolicy

/**
 * CloudFront of the partition `aws`: pages and assets from S3 with our headers, the API uncached. What S3 does not have
 * is asked of the API's function, which knows `/en/` and the page for 404. (CloudFront's own error pages would take
 * the place of the API's answers too.)
 */
export class GlobalDistribution extends Construct {
  constructor(scope: Construct, id: string, { settings, files, apiHost, logs, headers }: Props) {
    super(scope, id)
    const api = new HttpOrigin(apiHost, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY })
    const pages = new OriginGroup({
      primaryOrigin: S3BucketOrigin.withOriginAccessControl(asInterface(files)),
      fallbackOrigin: api,
      fallbackStatusCodes: [403, 404],
    })
    const distribution = new Distribution(this, 'Cdn', {
      domainNames: [settings.domain],
      certificate: this.certificateOf(settings.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      logBucket: asInterface(logs),
      defaultBehavior: {
        origin: pages,
        viewerProtocolPolicy,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.policyOf(headers),
      },
      additionalBehaviors: { '/api/*': uncached(api) },
    })
    excuse(distribution, ['CFR1'], 'Volunteers may travel; sessions decide who may do what, not countries.')
    excuse(
      distribution,
      ['CFR2'],
      'Requests are throttled at API Gateway and budgeted in the API; a WAF costs extra.',
    )
  }

  /** CloudFront reads certificates in one region only. */
  private certificateOf(resourceName: string) {
    const place = { service: 'acm', region: 'us-east-1', resource: 'certificate', resourceName }
    return Certificate.fromCertificateArn(this, 'Certificate', Stack.of(this).formatArn(place))
  }

  /** L1, which takes the words of the header as they are; the L2 construct has an enumeration of its own for each. */
  private policyOf(headers: PageHeaders) {
    const { 'content-security-policy': csp, 'strict-transport-security': hsts, ...others } = headers
    const {
      'referrer-policy': referrer,
      'x-content-type-options': sniff,
      'x-frame-options': frame,
      ...custom
    } = others
    if (!csp || !hsts || !referrer || !sniff || !frame) throw new Error('a header of the pages is missing')
    const override = true
    const policy = new CfnResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyConfig: {
        name: Names.uniqueResourceName(this, { maxLength: 100 }),
        securityHeadersConfig: {
          contentSecurityPolicy: { contentSecurityPolicy: csp, override },
          strictTransportSecurity: { ...secondsOf(hsts), override },
          referrerPolicy: { referrerPolicy: referrer, override },
          contentTypeOptions: { override },
          frameOptions: { frameOption: frame, override },
        },
        customHeadersConfig: {
          items: Object.entries(custom).map(([header, value]) => ({ header, value, override })),
        },
      },
    })
    return ResponseHeadersPolicy.fromResponseHeadersPolicyId(this, 'HeadersById', policy.attrId)
  }
}

const uncached = (origin: HttpOrigin): BehaviorOptions => ({
  origin,
  viewerProtocolPolicy,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
})

const secondsOf = (hsts: string) => ({
  accessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(hsts)?.[1]),
  includeSubdomains: hsts.includes('includeSubDomains'),
})

import { CfnCloudFrontOriginAccessIdentity, CfnDistribution } from 'aws-cdk-lib/aws-cloudfront'
import { CanonicalUserPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { HouseBucket } from './bucket.ts'
import { excuse } from './excuse.ts'
import type { Origins } from './origins.ts'

/** What S3 serves: files whose names hold a digest, and the few beside the pages. All else is a page or the API. */
const filePatterns = ['/assets/*', '*.svg', '*.png', '*.ico', '*.webmanifest', '*.txt']

/** Headers that the API reads, besides those that CloudFront always hands on. */
const apiHeaders = ['Accept', 'Accept-Language', 'Idempotency-Key', 'Origin', 'Sec-Fetch-Site']

const readOnly = ['GET', 'HEAD']
const everyMethod = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE']

/**
 * CloudFront of `aws-cn`, in the words that it understands there: no cache policies, no origin access control, no
 * certificate of ACM, no IPv6, no HTTP/3. The API's function serves the pages, because headers must come with them.
 */
export class ChinaDistribution extends Construct {
  constructor(scope: Construct, id: string, { settings, files, apiHost, logs }: Origins) {
    super(scope, id)
    const distribution = new CfnDistribution(this, 'Cdn', {
      distributionConfig: {
        enabled: true,
        aliases: [settings.domain],
        httpVersion: 'http2',
        ipv6Enabled: false,
        logging: { bucket: logs.bucketRegionalDomainName, includeCookies: false },
        viewerCertificate: {
          iamCertificateId: settings.certificate,
          minimumProtocolVersion: 'TLSv1.2_2021',
          sslSupportMethod: 'sni-only',
        },
        origins: [this.originOfFiles(files), originOfApi(apiHost)],
        defaultCacheBehavior: pagesAndApi,
        cacheBehaviors: [
          { ...pagesAndApi, pathPattern: '/api/*' },
          ...filePatterns.map((pathPattern) => ({ ...filesFromS3, pathPattern })),
        ],
      },
    })
    const throttled =
      'Requests are throttled at API Gateway and budgeted in the API; no WAF for CloudFront in China.'
    excuse(distribution, ['CFR1', 'CFR2'], throttled)
    const identity =
      'Origin access control is not known in China (last checked in 2024); an identity does the same.'
    excuse(distribution, ['CFR7'], identity)
  }

  private originOfFiles(files: HouseBucket): CfnDistribution.OriginProperty {
    const identity = new CfnCloudFrontOriginAccessIdentity(this, 'Identity', {
      cloudFrontOriginAccessIdentityConfig: { comment: 'CloudFront reads the files of the site' },
    })
    files.addToResourcePolicy(
      new PolicyStatement({
        principals: [new CanonicalUserPrincipal(identity.attrS3CanonicalUserId)],
        actions: ['s3:GetObject'],
        resources: [files.arnForObjects('*')],
      }),
    )
    const originAccessIdentity = `origin-access-identity/cloudfront/${identity.ref}`
    return {
      id: 'files',
      domainName: files.bucketRegionalDomainName,
      s3OriginConfig: { originAccessIdentity },
    }
  }
}

const originOfApi = (domainName: string): CfnDistribution.OriginProperty => ({
  id: 'api',
  domainName,
  customOriginConfig: { originProtocolPolicy: 'https-only', originSslProtocols: ['TLSv1.2'] },
})

/** Nothing is cached: the API's answers never, and the pages say themselves that they must be asked for again. */
const pagesAndApi: CfnDistribution.DefaultCacheBehaviorProperty = {
  targetOriginId: 'api',
  viewerProtocolPolicy: 'redirect-to-https',
  allowedMethods: everyMethod,
  cachedMethods: readOnly,
  compress: true,
  forwardedValues: { queryString: true, cookies: { forward: 'all' }, headers: apiHeaders },
  minTtl: 0,
  defaultTtl: 0,
  maxTtl: 0,
}

const filesFromS3: CfnDistribution.DefaultCacheBehaviorProperty = {
  targetOriginId: 'files',
  viewerProtocolPolicy: 'redirect-to-https',
  allowedMethods: readOnly,
  cachedMethods: readOnly,
  compress: true,
  forwardedValues: { queryString: false, cookies: { forward: 'none' } },
}

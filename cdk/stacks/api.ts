import { Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  DomainName,
  EndpointType,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { fiveMinutes, HouseAlarm } from '../constructs/alarm.ts'
import { excuse } from '../constructs/excuse.ts'
import { HouseFunction, logRetention } from '../constructs/house-function.ts'
import { appendRights, sealRights, secretRights, storeRights } from '../constructs/rights.ts'
import type { Settings } from '../settings.ts'
import type { DataStack } from './data.ts'
import { erasures, productEnvironment, productMailRights } from './product.ts'

type Props = StackProps & { readonly settings: Settings; readonly data: DataStack; readonly bundle: string }

/** Requests a second for the whole API, and how many may come at once: ten times an office's busiest minute. */
const throttle = { rateLimit: 200, burstLimit: 400 }

const errorImpact = 'Nobody can use the portal: pages and every step of the work are refused.'

/** HTTP API and the one function behind it. */
export class ApiStack extends Stack {
  /** Host under which CloudFront finds the API. */
  readonly host: string

  constructor(scope: Construct, id: string, { settings, data, bundle, ...props }: Props) {
    super(scope, id, props)
    const { fn, role } = new HouseFunction(this, 'Api', {
      errorImpact,
      bundle,
      memoryMb: 1024,
      // Longer than a mail server may stay silent (functions/platform/mail), shorter than API Gateway waits.
      timeoutSeconds: 25,
      environment: productEnvironment(settings, data),
      rights: [
        ...storeRights(data.table, data.key),
        ...secretRights([data.keys, data.messages], data.key),
        ...sealRights(data.masterKey),
        ...appendRights(data.checkpoints, erasures, data.key),
        ...productMailRights(this, settings),
      ],
      topic: data.alarms,
    })
    data.excuseAppending(role, erasures)
    const api = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      disableExecuteApiEndpoint: settings.api !== undefined,
      description: errorImpact,
    })
    const integration = new HttpLambdaIntegration('Integration', fn, { scopePermissionToRoute: false })
    const [route] = api.addRoutes({ path: '/{proxy+}', methods: [HttpMethod.ANY], integration })
    const [home] = api.addRoutes({ path: '/', methods: [HttpMethod.ANY], integration })
    for (const one of [route, home])
      if (one)
        excuse(
          one,
          ['APIG4'],
          'Sessions are our own (Cognito is missing in China): the function checks each request.',
        )
    const stage = this.makeStage(api, settings)
    const metric = stage.metricServerError({ period: fiveMinutes, statistic: 'Sum' })
    new HouseAlarm(this, 'ServerErrors', { topic: data.alarms, metric, errorImpact })
    this.host = settings.api?.domain ?? Fn.select(2, Fn.split('/', api.apiEndpoint))
  }

  private makeStage(httpApi: HttpApi, settings: Settings): HttpStage {
    const log = new LogGroup(this, 'Access', { retention: logRetention, removalPolicy: RemovalPolicy.RETAIN })
    const domain = settings.api && this.makeDomain(settings.api)
    return new HttpStage(this, 'Stage', {
      httpApi,
      autoDeploy: true,
      throttle,
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLine },
      ...(domain ? { domainMapping: { domainName: domain } } : {}),
    })
  }

  private makeDomain({ domain, certificate }: NonNullable<Settings['api']>): DomainName {
    const arn = this.formatArn({ service: 'acm', resource: 'certificate', resourceName: certificate })
    return new DomainName(this, 'Domain', {
      domainName: domain,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', arn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
  }
}

/**
 * What was asked and what became of it; no path and no query, which name people. The address is that of CloudFront, or
 * of whoever goes past it; viewers' own stand in the logs of CloudFront.
 */
const accessLine = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTime',
    from: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
)

import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { fiveMinutes, HouseAlarm } from './alarm.ts'

export type HouseFunctionProps = {
  /** One sentence: what people lose while this function fails. It describes the function and its alarms. */
  readonly errorImpact: string
  /** Folder of the bundle. */
  readonly bundle: string
  readonly memoryMb: number
  readonly timeoutSeconds: number
  readonly environment: Record<string, string>
  /** All that it may do, besides writing its own log. */
  readonly rights: readonly PolicyStatement[]
  readonly topic: ITopic
}

/** Logs are kept for a year: the law asks for six months at least (网络安全法), and those can have 184 days. */
export const logRetention = RetentionDays.ONE_YEAR

/** A function with a role of its own that holds no managed policy, a log that is kept, and alarms that say what is lost. */
export class HouseFunction extends Construct {
  readonly fn: Function
  readonly role: Role
  readonly log: LogGroup

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    super(scope, id)
    this.log = new LogGroup(this, 'Log', { retention: logRetention, removalPolicy: RemovalPolicy.RETAIN })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    for (const right of [this.mayLog(), ...props.rights]) this.role.addToPolicy(right)
    this.fn = new Function(this, 'Function', {
      description: props.errorImpact,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle),
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: { NODE_ENV: 'production', ...props.environment },
      role: this.role,
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
    })
    this.watch(props)
  }

  private mayLog(): PolicyStatement {
    const actions = ['logs:CreateLogStream', 'logs:PutLogEvents']
    return new PolicyStatement({ effect: Effect.ALLOW, actions, resources: [this.log.logGroupArn] })
  }

  private watch({ topic, errorImpact }: HouseFunctionProps): void {
    const [period, statistic] = [fiveMinutes, 'Sum']
    const metrics = {
      Errors: this.fn.metricErrors({ period, statistic }),
      Throttles: this.fn.metricThrottles({ period, statistic }),
      Failures: this.metricOf('Failures', FilterPattern.stringValue('$.kind', '=', 'failure')),
    }
    for (const [name, metric] of Object.entries(metrics))
      new HouseAlarm(this, name, { topic, metric, errorImpact })
  }

  /** Counts the lines of the log that match; the name of the metric is the path of this construct. */
  metricOf(name: string, filterPattern: ReturnType<typeof FilterPattern.stringValue>): Metric {
    const [metricNamespace, metricName] = ['Tongxing', `${this.node.path}/${name}`.replaceAll('/', '-')]
    new MetricFilter(this, `${name}InLog`, { logGroup: this.log, filterPattern, metricNamespace, metricName })
    return new Metric({ namespace: metricNamespace, metricName, period: fiveMinutes, statistic: 'Sum' })
  }
}

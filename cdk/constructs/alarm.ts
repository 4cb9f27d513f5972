import { Duration, type Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'

export type HouseAlarmProps = {
  readonly topic: ITopic
  readonly metric: IMetric
  /** One sentence: what people lose while this is wrong. It is the text of the alarm. */
  readonly errorImpact: string
  /** Alarms at this value of a period of five minutes. */
  readonly from?: number
}

export const fiveMinutes = Duration.minutes(5)

/** An alarm that tells people what its cause means for them; silence is no alarm. */
export class HouseAlarm extends Alarm {
  constructor(scope: Construct, id: string, { topic, metric, errorImpact, from = 1 }: HouseAlarmProps) {
    super(scope, id, {
      metric,
      alarmDescription: errorImpact,
      threshold: from,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    this.addAlarmAction(new SnsAction(topic))
  }
}

/** Where alarms go; a policy of one's own replaces the one that lets alarms in. */
export function alarmTopic(stack: Stack, to: string | undefined): Topic {
  const topic = new Topic(stack, 'Alarms', { enforceSSL: true })
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  )
  if (to !== undefined) topic.addSubscription(new EmailSubscription(to))
  return topic
}

import { Duration } from 'aws-cdk-lib'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { fiveMinutes, HouseAlarm } from './alarm.ts'
import { excuse } from './excuse.ts'

type Props = { readonly topic: ITopic; readonly errorImpact: string }

/** A queue of what could not be done, kept for 14 days, with an alarm as soon as one lies there. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, { topic, errorImpact }: Props) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    const metric = this.metricApproximateNumberOfMessagesVisible({
      period: fiveMinutes,
      statistic: 'Maximum',
    })
    new HouseAlarm(this, 'Waiting', { topic, metric, errorImpact })
    excuse(
      this,
      ['SQS3'],
      'It is itself where dead letters go: of a stream and of a rule, which nag does not see.',
    )
  }
}

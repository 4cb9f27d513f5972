import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
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

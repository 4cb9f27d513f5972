import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { DeadLetters } from './dead-letters.ts'
import type { HouseFunction } from './house-function.ts'

type Props = { readonly impact: string; readonly topic: ITopic }

/**
 * Runs a function each minute; `names` are those of the queue of what failed, and of the rule. A rule, not one schedule for
 * each reminder: EventBridge Scheduler is not promised in China.
 */
export function eachMinute(
  scope: Construct,
  { fn }: HouseFunction,
  [dead, rule]: readonly [string, string],
  { impact, topic }: Props,
): void {
  const letters = new DeadLetters(scope, dead, { topic, errorImpact: impact })
  const maxEventAge = Duration.minutes(5)
  // The next minute tries again anyway.
  fn.configureAsyncInvoke({ onFailure: new SqsDestination(letters), retryAttempts: 0, maxEventAge })
  const target = new LambdaFunction(fn, { deadLetterQueue: letters, retryAttempts: 1, maxEventAge })
  new Rule(scope, rule, {
    description: impact,
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [target],
  })
}

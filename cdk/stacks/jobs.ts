import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { HouseAlarm, fiveMinutes } from '../constructs/alarm.ts'
import { DeadLetters } from '../constructs/dead-letters.ts'
import { eachMinute } from '../constructs/each-minute.ts'
import { excuse } from '../constructs/excuse.ts'
import { HouseFunction } from '../constructs/house-function.ts'
import {
  appendRights,
  checkpointRights,
  openingRights,
  sealRights,
  secretRights,
  storeRights,
  streamRights,
} from '../constructs/rights.ts'
import type { Settings } from '../settings.ts'
import type { DataStack } from './data.ts'
import { erasures, productEnvironment, productMailRights } from './product.ts'

type Props = StackProps & {
  readonly settings: Settings
  readonly data: DataStack
  readonly bundles: {
    readonly events: string
    readonly sweep: string
    readonly checkpoint: string
    readonly open: string
  }
}

const impacts = {
  events: 'Messages about decisions, invitations and sessions reach nobody until the next minute that works.',
  sweep: 'Reminders are late, and messages that failed once are not tried again.',
  checkpoint: 'Nobody can prove that the audit trail of this time was not changed afterwards.',
  open: 'A new deployment stays empty: it gets no regions and nobody who could administer it.',
} as const

/** What is not asked for over HTTP: the outbox, what is done each minute, and the opening by hand. */
export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, bundles, ...props }: Props) {
    super(scope, id, props)
    const job = (name: 'events' | 'sweep', rights: ReturnType<typeof storeRights>) => {
      const made = new HouseFunction(this, name === 'events' ? 'Events' : 'Sweep', {
        errorImpact: impacts[name],
        bundle: bundles[name],
        memoryMb: 512,
        timeoutSeconds: 55,
        environment: productEnvironment(settings, data),
        rights: [
          ...storeRights(data.table, data.key),
          ...secretRights([data.keys, data.messages], data.key),
          ...sealRights(data.masterKey),
          ...productMailRights(this, settings),
          ...rights,
        ],
        topic: data.alarms,
      })
      const failed = made.metricOf('Refused', FilterPattern.numberValue('$.failed', '>', 0))
      new HouseAlarm(made, 'SomeFailed', { topic: data.alarms, metric: failed, errorImpact: impacts[name] })
      return made
    }
    const streamArn = data.table.tableStreamArn
    if (streamArn === undefined) throw new Error('the table has no stream, so nobody would hear of an event')
    this.onStream(job('events', streamRights(streamArn, data.key)), streamArn, data)
    // What a crash left of an erasure is gone on with here.
    const sweep = job('sweep', appendRights(data.checkpoints, erasures, data.key))
    data.excuseAppending(sweep.role, erasures)
    eachMinute(this, sweep, ['SweepDead', 'EachMinute'], { impact: impacts.sweep, topic: data.alarms })
    this.checkpoints(data, bundles.checkpoint)
    this.byHand(settings, data, bundles.open)
  }

  /** It alone can sign, and it can read nothing but what moved. */
  private checkpoints(data: DataStack, bundle: string): void {
    const made = new HouseFunction(this, 'Checkpoint', {
      errorImpact: impacts.checkpoint,
      bundle,
      memoryMb: 512,
      timeoutSeconds: 55,
      environment: {
        TABLE: data.table.tableName,
        SIGNING_SECRET: data.signing.secretArn,
        CHECKPOINTS: data.checkpoints.bucketName,
      },
      rights: [
        ...checkpointRights(data.table, data.key),
        ...appendRights(data.checkpoints, 'checkpoint-', data.key),
        ...secretRights([data.signing], data.key),
      ],
      topic: data.alarms,
    })
    data.excuseAppending(made.role, 'checkpoint-')
    const to = { impact: impacts.checkpoint, topic: data.alarms }
    eachMinute(this, made, ['CheckpointDead', 'CheckpointEachMinute'], to)
  }

  /** Nothing triggers it; it writes to nobody itself, so that it needs no secret of the messages. */
  private byHand(settings: Settings, data: DataStack, bundle: string): void {
    const { fn } = new HouseFunction(this, 'Open', {
      errorImpact: impacts.open,
      bundle,
      memoryMb: 512,
      timeoutSeconds: 55,
      environment: productEnvironment(settings, data),
      rights: [
        ...openingRights(data.table, data.key),
        ...secretRights([data.keys], data.key),
        ...sealRights(data.masterKey),
      ],
      topic: data.alarms,
    })
    new CfnOutput(this, 'OpenName', {
      value: fn.functionName,
      description: 'Invoked by hand, once: README.md.',
    })
  }

  /** A new item in the outbox wakes the drain; it empties all of the outbox, whatever woke it. */
  private onStream({ fn, role }: HouseFunction, streamArn: string, { alarms: topic }: DataStack): void {
    excuse(
      role,
      ['IAM5[Resource::*]'],
      'dynamodb:ListStreams lists names only, and IAM knows no resource for it.',
    )
    const letters = new DeadLetters(this, 'EventsDead', { topic, errorImpact: impacts.events })
    new EventSourceMapping(this, 'Outbox', {
      target: fn,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(letters),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('OUT#') } } },
        }),
      ],
    })
    const metric = fn.metric('IteratorAge', { period: fiveMinutes, statistic: 'Maximum' })
    const tooOld = Duration.minutes(5).toMilliseconds()
    new HouseAlarm(this, 'OutboxIsLate', { topic, metric, errorImpact: impacts.events, from: tooOld })
  }
}

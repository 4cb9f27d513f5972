import { awsCheckpoints } from '../compose/aws-checkpoints.ts'
import { readCheckpointSettings } from '../platform/config/aws-checkpoints.ts'
import { awsLog } from '../platform/config/aws.ts'
import { checkpoint } from './checkpoint.ts'

const needs = await awsCheckpoints(readCheckpointSettings(process.env))

/** The entry of Lambda behind the rule of each minute: signs what moved, when something did. */
export async function handler(): Promise<void> {
  const from = performance.now()
  const counts = await checkpoint(needs)
  awsLog.job({ job: 'checkpoint', ...counts, milliseconds: Math.round(performance.now() - from) })
}

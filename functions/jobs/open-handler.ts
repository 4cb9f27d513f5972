import { openAws } from '../compose/aws.ts'
import { awsLog, readAwsSettings } from '../platform/config/aws.ts'
import { open, type Opened } from './open.ts'

const adapters = await openAws(readAwsSettings(process.env))

/** The entry of Lambda that is invoked by hand (cdk/README.md): an empty deployment is opened, or another administrator invited. */
export async function handler(payload: unknown): Promise<Opened> {
  const from = performance.now()
  const answer = await open(adapters, payload)
  const isDone = 'opened' in answer ? answer.opened : answer.invited
  const counts = isDone ? { handled: 1, failed: 0 } : { handled: 0, failed: 1 }
  awsLog.job({ job: 'open', ...counts, milliseconds: Math.round(performance.now() - from) })
  return answer
}

import { openAws } from '../compose/aws.ts'
import { awsLog, readAwsSettings } from '../platform/config/aws.ts'
import { onEvents } from './on-events.ts'

const settings = readAwsSettings(process.env)
const adapters = await openAws(settings)

/** Empties the outbox once, and writes a line about it; what failed waits there for the next minute. */
export async function tellOnLambda(job: string): Promise<void> {
  const from = performance.now()
  const [site = ''] = settings.origins
  const counts = await onEvents(adapters, site, awsLog)
  awsLog.job({ job, ...counts, milliseconds: Math.round(performance.now() - from) })
}

import { openAws } from '../compose/aws.ts'
import type { Adapters } from '../compose/base.ts'
import { awsLog, readAwsSettings } from '../platform/config/aws.ts'
import { onEvents } from './on-events.ts'

const settings = readAwsSettings(process.env)
const adapters = await openAws(settings)

type Run = (adapters: Adapters) => Promise<{ handled: number; failed: number }>

/** Runs one job, and writes a line about it. */
export async function runOnLambda(job: string, run: Run): Promise<void> {
  const from = performance.now()
  const counts = await run(adapters)
  awsLog.job({ job, ...counts, milliseconds: Math.round(performance.now() - from) })
}

/** Empties the outbox once; what failed waits there for the next minute. */
export const tellOnLambda = (job: string): Promise<void> => {
  const [site = ''] = settings.origins
  return runOnLambda(job, () => onEvents(adapters, site, awsLog))
}

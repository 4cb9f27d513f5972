import { erasures } from './erasures.ts'
import { runOnLambda, tellOnLambda } from './on-lambda.ts'
import { removePastRetention } from './retention.ts'

/** Three in the morning in Beijing. */
const nightly = '19:00'

/**
 * The entry of Lambda behind the rule of each minute: tells again what failed, goes on with erasures, and once a night
 * removes what is past its retention. What has expired, TTL sweeps.
 */
export async function handler(): Promise<void> {
  await tellOnLambda('sweep')
  await runOnLambda('erasures', erasures)
  await runOnLambda('retention', async (adapters) =>
    adapters.now().slice(11, 16) === nightly ? removePastRetention(adapters) : { handled: 0, failed: 0 },
  )
}

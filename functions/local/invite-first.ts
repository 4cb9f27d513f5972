import type { Adapters } from '../compose.ts'
import { inviteAnother, inviteFirst as invite, whyNobody } from '../compose/open.ts'
import { hasNobody } from './fill.ts'
import type { Options } from './options.ts'

/**
 * Sends an administrator's invitation, which is answered after signing in: the first one while nobody is there yet,
 * afterwards another while the region has fewer than two.
 */
export async function inviteFirst(
  adapters: Adapters,
  first: Options['invite'],
  say: (line: string) => void,
): Promise<void> {
  if (!first) return
  if (await hasNobody(adapters)) {
    await invite(adapters, first)
    return say('The first administrator was invited; the invitation waits for 14 days.')
  }
  const why = await inviteAnother(adapters, first)
  if (why !== undefined) return say(`Nobody was invited: ${whyNobody[why]}`)
  say('Another administrator was invited; the invitation waits for 14 days.')
}

import type { Adapters } from '../compose.ts'
import { inviteFirst as invite } from '../compose/open.ts'
import { hasNobody } from './fill.ts'
import type { Options } from './options.ts'

/** Sends the first administrator's invitation, which is answered after signing in; only while nobody is there yet. */
export async function inviteFirst(
  adapters: Adapters,
  first: Options['invite'],
  say: (line: string) => void,
): Promise<void> {
  if (!first) return
  if (!(await hasNobody(adapters))) return say('Nobody was invited: this deployment has people already.')
  await invite(adapters, first)
  say('The first administrator was invited; the invitation waits for 14 days.')
}

import { compose, type Adapters } from '../compose.ts'
import { hasNobody } from './fill.ts'
import type { Options } from './options.ts'

/** Sends the first administrator's invitation, which is answered after signing in; only while nobody is there yet. */
export async function inviteFirst(
  adapters: Adapters,
  invite: Options['invite'],
  say: (line: string) => void,
): Promise<void> {
  if (!invite) return
  if (!(await hasNobody(adapters))) return say('Nobody was invited: this deployment has people already.')
  const { identity } = compose(adapters, { personId: 'system', route: 'invite-first' })
  await identity.inviteFirstAdministrator(invite.address, invite.region)
  say('The first administrator was invited; the invitation waits for 14 days.')
}

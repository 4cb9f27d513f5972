import type { Actor } from '../../../shared/access.ts'
import type { SignedInView } from '../../../shared/sessions.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Accounts, SignedIn } from './ports.ts'
import { isAlive, levelOf } from './session.ts'

type Needs = { accounts: Accounts; signedIn: SignedIn; now: Clock }

/** Where one is signed in, the latest first. */
export const listSessions =
  ({ accounts, signedIn, now }: Needs) =>
  async (actor: Actor, own: string | undefined): Promise<SignedInView[]> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.see-self'] }, account)
    const at = now()
    const alive = (await signedIn.listOf(actor.personId)).filter((one) => isAlive(one, account, at))
    return alive
      .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
      .map((session) => ({
        id: session.id,
        browser: session.device.browser,
        device: session.device.kind,
        startedAt: session.startedAt,
        lastSeenAt: session.lastSeenAt,
        isFull: levelOf(session, account) === 'full',
        isThisOne: session.id === own,
      }))
  }

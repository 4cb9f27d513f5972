import type { Actor } from '../../../shared/access.ts'
import type { Clock } from '../../kernel/clock.ts'
import { actorOf } from './account.ts'
import type { Accounts, SignedIn } from './ports.ts'
import { factsOf, isAlive, type SessionFacts } from './session.ts'

type Needs = { accounts: Accounts; signedIn: SignedIn; now: Clock }

/**
 * Who acts with this token, and how far the session may go. Account and roles are read anew on each request, so that a
 * suspension or a change of roles holds at once.
 */
export const whoIs =
  ({ accounts, signedIn, now }: Needs) =>
  async (token: string | undefined): Promise<{ actor: Actor; session: SessionFacts } | undefined> => {
    const session = token === undefined ? undefined : await signedIn.find(token)
    const account = session && (await accounts.find(session.personId))
    const at = now()
    if (token === undefined || !account || !isAlive(session, account, at)) return undefined
    await signedIn.touch(token, session, at)
    return { actor: actorOf(account, at), session: factsOf(session, account, at) }
  }

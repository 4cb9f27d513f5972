import type { Instant } from '../../../shared/dates.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Accounts, SignedIn } from './ports.ts'
import { type Factor, isAlive, renewed, type Session, steppedUp, withFactor } from './session.ts'

type Needs = { accounts: Accounts; signedIn: SignedIn; newToken: () => string; now: Clock }

/** What the browser gets: the token for its cookie, and for how long it is of use at most. */
export type Started = { readonly token: string; readonly seconds: number }

/** Whole seconds from now until the session ends by itself. */
export const startedWith = (token: string, { endsAt }: Session, now: Instant): Started => ({
  token,
  seconds: Math.max(0, Math.floor((Date.parse(endsAt) - Date.parse(now)) / 1000)),
})

/**
 * After a second factor was verified for this session's person, and by nobody else: the session becomes whole, gets a
 * new token, and counts as stepped up. The old token ends. Throws `sign-in-needed` when it has ended meanwhile.
 */
export const completeSecondFactor = (needs: Needs) => (token: string | undefined, factor: Factor) =>
  replaced(needs, token, (session, at) => withFactor(session, factor, at))

/**
 * After a fresh proof (a factor; for volunteers without one a one-time code): ten minutes in which operations with
 * `stepUp` may be called. A new token, as above.
 */
export const stepUp = (needs: Needs) => (token: string | undefined) =>
  replaced(needs, token, (session, at) => steppedUp(session, at))

/**
 * After an act of one's own that may have changed one's roles: one's present session goes on under a new token, where
 * the act has ended it. Undefined when there is nothing to renew.
 */
export const renewSession =
  (needs: Needs) =>
  async (token: string | undefined): Promise<Started | undefined> => {
    const session = token === undefined ? undefined : await needs.signedIn.find(token)
    const account = session && (await needs.accounts.find(session.personId))
    const at = needs.now()
    if (token === undefined || !account || account.epochRaisedBy !== account.personId) return undefined
    const next = renewed(session, account)
    // One step behind and no more: had anybody else raised it besides, the session is to end.
    if (!isAlive(next, account, at)) return undefined
    return exchanged(needs, token, next, at)
  }

async function replaced(
  needs: Needs,
  token: string | undefined,
  change: (session: Session, at: Instant) => Session,
): Promise<Started> {
  const session = token === undefined ? undefined : await needs.signedIn.find(token)
  const account = session && (await needs.accounts.find(session.personId))
  const at = needs.now()
  if (token === undefined || !account || !isAlive(session, account, at)) throw new Failure('sign-in-needed')
  const started = await exchanged(needs, token, change(session, at), at)
  if (!started) throw new Failure('sign-in-needed')
  return started
}

async function exchanged({ signedIn, newToken }: Needs, token: string, session: Session, at: Instant) {
  const next = newToken()
  return (await signedIn.replace(token, { token: next, session }))
    ? startedWith(next, session, at)
    : undefined
}

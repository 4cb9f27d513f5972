import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { FactorId, PersonId } from '../../../shared/ids.ts'
import type { PasskeyMade, PasskeyUsed } from '../../../shared/factors.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Factors, Passkey } from './factor.ts'

export type Happening = { name: EventName; by: Pick<Actor, 'personId'> | 'system'; at: Instant }

/** A factor that begins to count with a save, and the counter or step of the proof that brought it. */
export type Marked = { readonly id: FactorId; readonly mark: number }

/** When a factor last proved something, and the counter (passkey) or step (app) that it had then. */
export type FactorUse = { readonly mark: number; readonly usedAt: Instant }

export type FactorStore = {
  find(personId: PersonId): Promise<Factors>
  /** Marks of new factors are written, those of factors that are gone are deleted, in the same transaction. */
  save(
    factors: Factors,
    happening: Happening,
    uses?: { made?: Marked; gone?: readonly FactorId[] },
    beliefs?: readonly Belief[],
  ): Promise<Receipt[]>
  /** The same save as beliefs, for the commit of another aggregate. */
  riding(factors: Factors, happening: Happening, gone: readonly FactorId[]): Promise<Belief[]>
  usesOf(factors: Factors): Promise<ReadonlyMap<FactorId, FactorUse>>
  /**
   * Notes a use, if its mark is above the last one: a code, or a state of a passkey, serves once. A passkey without a
   * counter says 0 each time; its challenge serves once all the same.
   */
  markUse(personId: PersonId, id: FactorId, mark: number): Promise<boolean>
  /** Counts a try of a code before it is compared; false when there were too many. */
  spendTry(personId: PersonId): Promise<boolean>
  /** Gives back the try that a right code has spent. */
  giveBackTry(personId: PersonId): Promise<void>
  /** Keyed hash under which a recovery code is kept. */
  hashOf(personId: PersonId, recoveryCode: string): string
  /** What waits for the person’s answer, in this session, for five minutes; a new one takes the old one’s place. */
  expect(waiting: Waiting, personId: PersonId, value: string, minutes: number): Promise<void>
  expected(waiting: Waiting, personId: PersonId): Promise<string | undefined>
  /** Takes it away: true for one taker alone. */
  take(waiting: Waiting): Promise<boolean>
}

/** A challenge, or a secret that has not been confirmed: bound to the session that asked. */
export type Waiting = {
  readonly session: string
  readonly what: 'passkey-to-make' | 'passkey-to-use' | 'totp'
}

/** Where the pages are, for passkeys. */
export type Site = { readonly origin: string; readonly rpId: string }

type PublicPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'transports'> & { readonly counter: number }

/** Passkeys as their library checks them; undefined for what proves nothing. */
export type PasskeyChecks = {
  toMake(asked: {
    site: Site
    challenge: string
    userName: string
    userId: string
    known: readonly Passkey[]
  }): Promise<object>
  made(made: PasskeyMade, asked: { site: Site; challenge: string }): Promise<PublicPasskey | undefined>
  toUse(site: Site, challenge: string, known: readonly Passkey[]): Promise<object>
  counterOf(
    used: PasskeyUsed,
    asked: { site: Site; challenge: string; passkey: PublicPasskey },
  ): Promise<number | undefined>
}

/** Codes of authenticator apps as their library checks them. */
export type TotpChecks = {
  newSecret(): Promise<string>
  address(secret: string, label: string): Promise<string>
  /** The step that a right code belongs to. */
  step(secret: string, code: string, at: Instant): Promise<number | undefined>
}

import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Words } from '../../../shared/language.ts'
import type { ErasureBar, MyData } from '../../../shared/my-data.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Account } from './account.ts'

/** How many things of a kind. */
export type Counted = { noun: string; title: Words; count: number }

/** Everything stored about a person, whatever context it belongs to. */
export type Held = {
  everythingOf(personId: PersonId): Promise<Pick<MyData, 'records' | 'events' | 'readings'>>
  /** What an erasure takes, and what a law keeps. */
  partsOf(personId: PersonId): Promise<{ gone: Counted[]; kept: Counted[] }>
}

export type Erasure = {
  /** Places in groups that others rely on. */
  openPlacesOf(personId: PersonId): Promise<number>
  /**
   * Destroys the data key in the first transaction, which others cannot overtake: `places-open` when a place was
   * confirmed meanwhile. What remains is done before it answers, or by the job that takes it up again.
   */
  erase(account: Account, by: Pick<Actor, 'personId'>, at: Instant): Promise<Receipt[]>
}

/** Roles but that of a volunteer, which goes with the file, are given up by oneself: somebody else may rely on them. */
export function barsOf({ grants }: Pick<Account, 'grants'>, openPlaces: number): ErasureBar[] {
  const holds = grants.some(({ role }) => role !== 'VOLUNTEER')
  return [...(holds ? (['roles-held'] as const) : []), ...(openPlaces > 0 ? (['places-open'] as const) : [])]
}

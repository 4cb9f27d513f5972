import { judge } from '../contexts/matching/judge.ts'
import type {
  AppointedIn,
  FactsOf,
  FindCase,
  ListRegions,
  LoadOf,
  StandingOf,
} from '../contexts/matching/ports.ts'
import { suggestHelpers } from '../contexts/matching/suggest-helpers.ts'
import type { Base } from './base.ts'

type Asks = {
  factsOf: FactsOf
  appointedIn: AppointedIn
  standingOf: StandingOf
  findCase: FindCase
  loadOf: LoadOf
  listRegions: ListRegions
}

export const matchingOf = (base: Base, asks: Asks) => ({
  suggestHelpers: suggestHelpers({ ...base, ...asks }),
  /** Asked by groups before an invitation and at the confirmation. */
  eligibilityOf: (...[pair, on]: [Parameters<typeof judge>[1], Parameters<typeof judge>[2]]) =>
    judge(asks, pair, on),
})

import type { Item } from '../../platform/store/port.ts'
import { verifyChains } from '../../platform/store/verify-chains.ts'
import { checkCertificates } from './certificates.ts'
import { checkGroups } from './groups.ts'
import { historyOf } from './history.ts'
import { checkPeople } from './people.ts'
import { checkTraining } from './training.ts'

/** A store at rest: every item, who is a woman by the ID number, and the time in epoch seconds. */
export type Snapshot = {
  readonly items: readonly Item[]
  readonly women: ReadonlySet<string>
  readonly now: number
}

/** What does not hold, and where; `why` says more where there is more to say. */
export type Violation = { readonly invariant: string; readonly at: string; readonly why?: string }

export type Checked = {
  readonly ok: boolean
  readonly checked: number
  readonly violations: readonly Violation[]
}

/** The invariants of the domain over a whole store and its history, for every kind of test and for `npm run invariants`. */
export function checkInvariants({ items, women, now }: Snapshot): Checked {
  const violations: Violation[] = []
  let checked = 0
  const report = {
    expect(invariant: string, holds: boolean, at: string, why = '') {
      checked++
      if (!holds) violations.push({ invariant, at, ...(why === '' ? {} : { why }) })
    },
  }
  const { ok, firstBad } = verifyChains(items, now)
  report.expect('state-is-what-its-events-say', ok, firstBad ?? '')
  const history = historyOf(items, women)
  for (const check of [checkPeople, checkTraining, checkCertificates, checkGroups]) check(history, report)
  return { ok: violations.length === 0, checked, violations }
}

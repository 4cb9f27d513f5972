import { checkInvariants, type Checked } from '../../functions/compose/invariants/check.ts'
import { invariantsOf } from '../../functions/compose/invariants/read.ts'
import type { Item } from '../../functions/platform/store/port.ts'
import type { TestApp } from './app.ts'

/** The invariants over the store of a test app, in its own time. */
export const invariantsIn = ({ adapters }: Pick<TestApp, 'adapters'>): Promise<Checked> =>
  invariantsOf(adapters)

/** The names of the invariants that these items break; `women` are ids of persons. */
export const brokenBy = (
  items: readonly Item[],
  women: readonly string[],
  now = Date.now() / 1000,
): string[] =>
  [
    ...new Set(checkInvariants({ items, women: new Set(women), now }).violations.map((one) => one.invariant)),
  ].sort()

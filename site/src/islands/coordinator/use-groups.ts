import { type Ref, shallowRef } from 'vue'
import { type GroupRow, listGroups } from '../../../../shared/groups.ts'
import type { GroupStatus } from '../../../../shared/vocabulary.ts'
import { call, type Outcome } from '../../client/api.ts'
import type { Loaded } from '../../client/use-load.ts'

/** The statuses that a group can have today, in the order of its life. */
export const shownStatuses = ['MATCHING', 'ACTIVE', 'CLOSED'] as const satisfies GroupStatus[]
type ShownStatus = (typeof shownStatuses)[number]

/** A status out of the address; groups that look for people otherwise. */
export const statusFrom = (text: string): ShownStatus => shownStatuses.find((it) => it === text) ?? 'MATCHING'

type Listed = { rows: GroupRow[]; next: string | undefined }

/** One county's groups in one status, page by page, longest waiting first. */
export function useGroups(): {
  state: Ref<Loaded<Listed>>
  load: (county: string, status: GroupStatus) => Promise<void>
  more: () => Promise<void>
} {
  const state: Ref<Loaded<Listed>> = shallowRef({ status: 'loading' })
  let asked: { county: string; status: GroupStatus } | undefined
  let latest = 0
  const show = (
    outcome: Outcome<{ items: GroupRow[]; next?: string | undefined }>,
    before: GroupRow[],
  ): void => {
    state.value = outcome.ok
      ? { status: 'ready', answer: { rows: [...before, ...outcome.answer.items], next: outcome.answer.next } }
      : { status: 'failed', problem: outcome.problem }
  }
  const load = async (county: string, status: GroupStatus): Promise<void> => {
    latest += 1
    const mine = latest
    asked = { county, status }
    const outcome = await call(listGroups, { query: asked })
    if (mine === latest) show(outcome, [])
  }
  const more = async (): Promise<void> => {
    if (state.value.status !== 'ready' || asked === undefined) return
    const { rows, next } = state.value.answer
    const mine = latest
    const outcome = await call(listGroups, { query: { ...asked, cursor: next } })
    if (mine === latest) show(outcome, rows)
  }
  return { state, load, more }
}

import { keep } from './keep.ts'

/** How a form is kept: until the tab is closed, or on the device until it is sent or somebody signs out. */
export type DraftPlan = { name: string; forget?: readonly string[]; onDevice?: boolean }

const places = { tab: keep('session'), device: keep('local') }
const placeOf = ({ onDevice = false }: DraftPlan) => (onDevice ? places.device : places.tab)
const keyOf = ({ name }: DraftPlan): string => `draft:${name}`

/** Puts what was typed before a reload or a sign-in back into a form's values, as far as it still fits. */
export function readDraft(plan: DraftPlan, into: Record<string, unknown>): void {
  const { forget = [] } = plan
  try {
    const kept: unknown = JSON.parse(placeOf(plan).read(keyOf(plan)) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return
    for (const [field, value] of Object.entries(kept)) {
      const fits = field in into && Array.isArray(into[field]) === Array.isArray(value)
      if (fits && typeof value === typeof into[field] && !forget.includes(field))
        Object.assign(into, { [field]: value })
    }
  } catch {
    dropDraft(plan)
  }
}

/** Keeps what is typed, but for the fields to forget. */
export function writeDraft(plan: DraftPlan, values: Record<string, unknown>): void {
  const kept = Object.entries(values).filter(([field]) => plan.forget?.includes(field) !== true)
  placeOf(plan).write(keyOf(plan), JSON.stringify(Object.fromEntries(kept)))
}

export const dropDraft = (plan: DraftPlan): void => placeOf(plan).write(keyOf(plan), undefined)

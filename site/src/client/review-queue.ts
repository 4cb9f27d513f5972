import { listVolunteers, type VolunteerRow } from '../../../shared/volunteers.ts'
import { call, type Outcome } from './api.ts'
import { countiesFor, type Jurisdiction, readCounties } from './jurisdiction.ts'

/** Applications that wait in a county of the scope, or in all of them, longest first. */
export async function readReviewQueue(
  jurisdiction: Jurisdiction,
  county: string,
): Promise<Outcome<{ items: VolunteerRow[]; more: boolean }>> {
  const queue = await readCounties(countiesFor(jurisdiction, county), (one) =>
    call(listVolunteers, { query: { county: one, stage: 'APPLIED', standing: 'ACTIVE', limit: 50 } }),
  )
  if (!queue.ok) return queue
  const items = [...queue.answer.items].sort((a, b) => (a.stageSince < b.stageSince ? -1 : 1))
  return { ok: true, answer: { ...queue.answer, items } }
}

import { defaultSubjects } from '../../../shared/certifications.ts'
import { dayOf, instant } from '../../../shared/dates.ts'
import { stateAt, textOf, type History, type Life, type Moment, type Report } from './history.ts'

/** Appointed, active, and with a valid certificate in each subject that the county then asked for. */
export function checkEligible(
  history: History,
  { key, data }: Life,
  { at, by }: Moment,
  report: Report,
): void {
  const personId = textOf(data, 'personId')
  const file = stateAt(
    history.lives('VOL').find((one) => textOf(one.data, 'personId') === personId),
    at,
  )
  const isAppointed = textOf(file, 'stage') === 'APPOINTED' && textOf(file, 'standing') === 'ACTIVE'
  report.expect('placed-were-appointed', isAppointed, key)
  const on = dayOf(instant.parse(at))
  const held = history.lives('CRT').flatMap((one) => {
    const then = textOf(one.data, 'personId') === personId ? stateAt(one, at) : undefined
    const isValid =
      textOf(then, 'revokedAt') === '' && textOf(then, 'validFrom') <= on && on <= textOf(then, 'validUntil')
    return then && isValid ? [textOf(then, 'subject')] : []
  })
  const missing = subjectsAt(history, textOf(data, 'county'), at).filter((subject) => !held.includes(subject))
  report.expect('placed-were-certified', missing.length === 0, key, missing.join())
  report.expect('nobody-places-themselves', by !== personId, key)
}

/** What the county asked then: its own rule, or that of the region around it. */
function subjectsAt(history: History, county: string, at: string): readonly string[] {
  for (const code of [county, county.slice(0, 4), county.slice(0, 2)]) {
    const subjects = stateAt(
      history.lives('RUL').find((one) => one.key.startsWith(`RUL#${code} `)),
      at,
    )?.['subjects']
    if (Array.isArray(subjects)) return subjects.map(String)
  }
  return defaultSubjects
}

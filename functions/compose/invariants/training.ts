import { numberOf, textOf, type History, type Life, type Report } from './history.ts'

/** Seats, enrolments, attendance and results. */
export function checkTraining(history: History, report: Report): void {
  const enrolments = bySession(history)
  const seats = new Map(history.items('SEATS').map((item) => [item.pk, item.data]))
  for (const session of history.lives('SES')) {
    const of = enrolments.get(textOf(session.data, 'id')) ?? []
    const enrolled = of.filter((one) => textOf(one.data, 'status') === 'ENROLLED').length
    const counter = seats.get(session.key.split(' ')[0] ?? '')
    report.expect('seats-counted', numberOf(counter, 'taken') === enrolled, session.key)
    report.expect('seats-within-capacity', enrolled <= numberOf(counter, 'capacity'), session.key)
    report.expect(
      'capacity-as-announced',
      numberOf(counter, 'capacity') === numberOf(session.data, 'capacity'),
      session.key,
    )
    report.expect('seats-within-capacity-always', neverOver(session, of), session.key)
  }
  for (const enrolment of history.lives('ENR')) checkEnrolment(history, enrolment, report)
}

function bySession(history: History): Map<string, Life[]> {
  const found = new Map<string, Life[]>()
  for (const one of history.lives('ENR')) {
    const id = textOf(one.data, 'sessionId')
    found.set(id, [...(found.get(id) ?? []), one])
  }
  return found
}

type Step = { readonly at: string; readonly seats: number; readonly capacity?: number }

/** At every prefix of the events; of one instant, what frees comes before what takes. */
function neverOver(session: Life, enrolments: readonly Life[]): boolean {
  const capacities = session.moments.map(
    ({ at, state }): Step => ({ at, seats: 0, capacity: numberOf(state, 'capacity') }),
  )
  const steps = [...capacities, ...enrolments.flatMap(seatsOf)].toSorted(
    (a, b) => a.at.localeCompare(b.at) || a.seats - b.seats,
  )
  let [taken, capacity] = [0, 0]
  return steps.every((step) => {
    taken += step.seats
    capacity = step.capacity ?? capacity
    return taken <= capacity
  })
}

function seatsOf({ moments }: Life): Step[] {
  let held = 0
  return moments.map(({ at, state }) => {
    const holds = textOf(state, 'status') === 'ENROLLED' ? 1 : 0
    const seats = holds - held
    held = holds
    return { at, seats }
  })
}

const there = new Set(['PRESENT', 'LATE', 'LEFT_EARLY'])

function checkEnrolment(history: History, { key, data, moments }: Life, report: Report): void {
  const personId = textOf(data, 'personId')
  report.expect('one-enrolment-per-person', key.endsWith(`ENR#${personId}`), key)
  const session = history.lives('SES').find((one) => textOf(one.data, 'id') === textOf(data, 'sessionId'))
  for (const { name, by, at, state } of moments) {
    if (name !== 'training.attendance-recorded' && name !== 'training.result-recorded') continue
    report.expect('recorded-of-the-enrolled', textOf(state, 'status') === 'ENROLLED', key)
    report.expect('recorded-from-the-start', at >= textOf(session?.data, 'startsAt'), key)
    report.expect('nobody-records-themselves', by !== personId, key)
  }
  const result = textOf(data, 'result')
  report.expect('assessed-were-there', result === '' || there.has(textOf(data, 'attendance')), key)
}

/** Whether an enrolment attended and passed. */
export const hasPassed = (data: Life['data'] | undefined): boolean =>
  textOf(data, 'status') === 'ENROLLED' &&
  there.has(textOf(data, 'attendance')) &&
  textOf(data, 'result') === 'PASSED'

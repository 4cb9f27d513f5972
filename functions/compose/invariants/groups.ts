import { checkEligible } from './eligibility.ts'
import { numberOf, stateAt, textOf, type History, type Life, type Report } from './history.ts'

/** How many groups a person may help at once, whatever they offer (contexts/matching/settings.ts). */
const mostGroups = 2

/** Seats, loads, eligibility at the instant of confirmation, and the woman in a woman's group. */
export function checkGroups(history: History, report: Report): void {
  const placements = history.lives('PLC')
  for (const group of history.lives('GRP')) {
    const id = textOf(group.data, 'id')
    checkGroup(
      history,
      group,
      placements.filter(({ data }) => textOf(data, 'groupId') === id),
      report,
    )
  }
  checkLoads(history, placements, report)
  for (const placement of placements)
    for (const moment of placement.moments)
      if (moment.name === 'groups.place-confirmed') checkEligible(history, placement, moment, report)
}

type Helper = { readonly seat: number; readonly personId: string }

function helpersOf(data: Life['data']): Helper[] {
  const list = data['helpers']
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) =>
    typeof one === 'object' &&
    one !== null &&
    'seat' in one &&
    'personId' in one &&
    typeof one.seat === 'number' &&
    typeof one.personId === 'string'
      ? [{ seat: one.seat, personId: one.personId }]
      : [],
  )
}

function seatsOf(data: Life['data']): { role: string; womanOnly: boolean }[] {
  const list = data['seats']
  if (!Array.isArray(list)) return []
  return list.map((one: unknown) => ({
    role: typeof one === 'object' && one !== null && 'role' in one ? String(one.role) : '',
    womanOnly: typeof one === 'object' && one !== null && 'womanOnly' in one && one.womanOnly === true,
  }))
}

function checkGroup(
  { women }: History,
  { key, data }: Life,
  placements: readonly Life[],
  report: Report,
): void {
  const confirmed = placements.filter((one) => textOf(one.data, 'status') === 'CONFIRMED')
  const held = confirmed.map(
    (one): Helper => ({ seat: numberOf(one.data, 'seat'), personId: textOf(one.data, 'personId') }),
  )
  const helpers = helpersOf(data)
  const text = (list: readonly Helper[]) =>
    list
      .map(({ seat, personId }) => `${seat} ${personId}`)
      .toSorted()
      .join()
  report.expect('members-are-the-confirmed', text(helpers) === text(held), key)
  report.expect('one-helper-per-seat', new Set(held.map(({ seat }) => seat)).size === held.length, key)
  report.expect(
    'one-place-per-person',
    new Set(held.map(({ personId }) => personId)).size === held.length,
    key,
  )
  checkSeats(women, { key, data, held, helpers }, report)
}

type Held = {
  readonly key: string
  readonly data: Life['data']
  readonly held: readonly Helper[]
  readonly helpers: readonly Helper[]
}

/** What the seats themselves ask. */
function checkSeats(women: ReadonlySet<string>, { key, data, held, helpers }: Held, report: Report): void {
  const seats = seatsOf(data)
  report.expect(
    'seats-are-for-volunteers',
    held.every(({ seat }) => seats[seat]?.role === 'VOLUNTEER'),
    key,
  )
  report.expect(
    'womens-seats-hold-women',
    held.every(({ seat, personId }) => !seats[seat]?.womanOnly || women.has(personId)),
    key,
  )
  const isActive = textOf(data, 'status') === 'ACTIVE'
  const hasWoman =
    helpers.some(({ personId }) => women.has(personId)) ||
    seats.some(({ role, womanOnly }) => womanOnly && role !== 'VOLUNTEER')
  report.expect('womans-group-has-a-woman', !isActive || textOf(data, 'sex') !== 'FEMALE' || hasWoman, key)
  const open = seats.filter(
    ({ role }, seat) => role === 'VOLUNTEER' && !helpers.some((one) => one.seat === seat),
  )
  report.expect('active-is-full', !isActive || open.length === 0, key)
}

/** Confirmed places a person, now as counted and at every instant as allowed. */
function checkLoads(history: History, placements: readonly Life[], report: Report): void {
  const counted = new Map(history.items('LOD#').map((item) => [item.pk.slice(4), item.data]))
  const people = new Set([...counted.keys(), ...placements.map(({ data }) => textOf(data, 'personId'))])
  for (const personId of people) {
    const own = placements.filter(({ data }) => textOf(data, 'personId') === personId)
    const now = own.filter(({ data }) => textOf(data, 'status') === 'CONFIRMED').length
    report.expect('loads-are-counted', loadIn(counted.get(personId)) === now, `LOD#${personId}`)
    report.expect('load-within-limit', neverOver(history, personId, own), `LOD#${personId}`)
  }
}

const loadIn = (data: Life['data'] | undefined): number => {
  const number = Object.values(data ?? {}).find((value) => typeof value === 'number')
  return typeof number === 'number' ? number : 0
}

function neverOver(history: History, personId: string, own: readonly Life[]): boolean {
  const file = history.lives('VOL').find(({ data }) => textOf(data, 'personId') === personId)
  const confirmations = own.flatMap(({ moments }) =>
    moments.filter(({ name }) => name === 'groups.place-confirmed'),
  )
  return confirmations.every(({ at }) => {
    const held = own.filter((one) => textOf(stateAt(one, at), 'status') === 'CONFIRMED').length
    return held <= Math.min(numberOf(stateAt(file, at), 'mostGroups'), mostGroups)
  })
}

import type { Change, Expectation, Item, NumberGuard } from './port.ts'

/** Whether a change may be done to the live item it touches (the embedded store's own judgement). */
export const isPossible = (item: Item | undefined, change: Change): boolean =>
  holds(item, change.if) && (!('update' in change) || (item !== undefined && canAdd(item.data, change.add)))

/** What is added to must be a number or missing. */
const canAdd = (data: Item['data'], add: Readonly<Record<string, number>> = {}): boolean =>
  Object.keys(add).every((field) => !Object.hasOwn(data, field) || numberIn(data, field) !== undefined)

function holds(item: Item | undefined, expectation: Expectation): boolean {
  if ('absent' in expectation) return item === undefined
  if (item === undefined) return false
  if ('present' in expectation) return true
  if ('version' in expectation) return item.version === expectation.version
  return expectation.guards.every((guard) => passes(item.data, guard))
}

function passes(data: Item['data'], { field, is, than }: NumberGuard): boolean {
  const left = numberIn(data, field)
  const right = typeof than === 'number' ? than : numberIn(data, than.field)
  if (left === undefined || right === undefined) return false
  switch (is) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '=':
      return left === right
    case '>=':
      return left >= right
    case '>':
      return left > right
  }
}

function numberIn(data: Item['data'], field: string): number | undefined {
  const value = Object.hasOwn(data, field) ? data[field] : undefined
  return typeof value === 'number' ? value : undefined
}

/** The item after an update; a counter that is missing starts at nought. */
export function updated(item: Item, { add = {}, set = {} }: Extract<Change, { update: unknown }>): Item {
  const sums = Object.entries(add).map(([field, by]) => [field, (numberIn(item.data, field) ?? 0) + by])
  return { ...item, data: { ...item.data, ...set, ...Object.fromEntries(sums) } }
}

import type { Change, Expectation, Item, NumberGuard } from './port.ts'

/** Whether what a write believes is true of the live item it touches (the embedded store's own judgement). */
export function holds(item: Item | undefined, expectation: Expectation): boolean {
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
  const sums: Record<string, number> = { ...set }
  for (const [field, by] of Object.entries(add)) {
    const old = Object.hasOwn(item.data, field) ? item.data[field] : 0
    if (typeof old !== 'number') throw new TypeError(`${field} is no number`)
    sums[field] = old + by
  }
  return { ...item, data: { ...item.data, ...sums } }
}

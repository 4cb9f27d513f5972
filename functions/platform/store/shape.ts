import type { Change, Expectation, IndexKeys, IndexName, Item, Key, Value } from './port.ts'

/** The names of the index attributes, in the order in which the embedded table holds them. */
export const indexFields = ['g1pk', 'g1sk', 'g2pk', 'g2sk', 'g3pk', 'g3sk'] as const

/** Bytes of JSON. DynamoDB counts otherwise; an item under this is under its 400 KB by any count. */
const largestData = 256 * 1024

/** A surrogate without its other half: UTF-8 cannot hold it. */
const halfCharacter = /\p{Surrogate}/u

/** The item that a change touches. */
export const keyOf = (change: Change): Key =>
  'put' in change
    ? change.put
    : 'update' in change
      ? change.update
      : 'delete' in change
        ? change.delete
        : change.check

/**
 * Refuses, with TypeError, a write that one of the adapters could not do or would do differently: this is
 * a programmer's error and is never shown to a person.
 */
export function checkChanges(changes: readonly Change[]): void {
  if (changes.length < 1 || changes.length > 100)
    throw new TypeError(`${changes.length} changes; 1 to 100 are possible`)
  const seen = new Set<string>()
  for (const change of changes) {
    const { pk, sk } = checkKey(keyOf(change))
    const name = JSON.stringify([pk, sk])
    if (seen.has(name)) throw new TypeError(`two changes of ${name} in one write`)
    seen.add(name)
    checkExpectation(change.if)
    if ('put' in change) checkItem(change.put)
    if ('update' in change) checkNumbers(change.add, change.set)
  }
}

/** Refuses a key that is empty, or that sorts or stores differently in the two adapters. */
export function checkKey<K extends Key>(key: K): K {
  checkKeyText(key.pk)
  checkKeyText(key.sk)
  return key
}

function checkKeyText(text: string): void {
  const sound =
    text !== '' && !halfCharacter.test(text) && !text.includes('\0') && !text.includes('\u{10FFFF}')
  if (!sound || Buffer.byteLength(text) > 1024) throw new TypeError(`not a key: ${JSON.stringify(text)}`)
}

function checkItem(item: Item): void {
  for (const index of ['g1', 'g2', 'g3'] as const) {
    const [pk, sk] = [item[`${index}pk`], item[`${index}sk`]]
    if ((pk === undefined) !== (sk === undefined)) throw new TypeError(`half of an ${index} key`)
    if (pk !== undefined && sk !== undefined) checkKey({ pk, sk })
  }
  if (!Number.isSafeInteger(item.version)) throw new TypeError('a version is an integer')
  if (item.expiresAt !== undefined && !Number.isSafeInteger(item.expiresAt))
    throw new TypeError('an expiry is in whole seconds')
  checkValue(item.data, 0)
  if (Buffer.byteLength(JSON.stringify(item.data)) > largestData) throw new TypeError('an item is too large')
}

function checkValue(value: Value | undefined, depth: number): void {
  if (depth > 28) throw new TypeError('data is nested too deeply')
  if (typeof value === 'string') {
    if (halfCharacter.test(value)) throw new TypeError('text holds half a character')
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) > 1e100 || (value !== 0 && Math.abs(value) < 1e-100))
      throw new TypeError('a number is out of range')
  } else if (Array.isArray(value)) {
    for (const one of value) {
      if (one === undefined) throw new TypeError('undefined stands in a list')
      checkValue(one, depth + 1)
    }
  } else if (typeof value === 'object' && value !== null) checkFields(value, depth)
  else if (value !== null && typeof value !== 'boolean')
    throw new TypeError(`no value of the store: ${typeof value}`)
}

/** A field that is undefined is left out, by both adapters. */
function checkFields(value: object, depth: number): void {
  const made = Object.getPrototypeOf(value)
  if (made !== Object.prototype && made !== null) throw new TypeError('data holds an object of a class')
  for (const [name, one] of Object.entries(value)) {
    if (name === '__proto__' || halfCharacter.test(name)) throw new TypeError('not a name of a field')
    if (one !== undefined) checkValue(one, depth + 1)
  }
}

function checkNumbers(
  add: Readonly<Record<string, number>> = {},
  set: Readonly<Record<string, number>> = {},
): void {
  const names = [...Object.keys(add), ...Object.keys(set)]
  if (names.length === 0) throw new TypeError('an update changes nothing')
  if (new Set(names).size < names.length) throw new TypeError('a field is both added to and set')
  // Counters are integers: DynamoDB adds in decimal and JavaScript in binary, and 0.1 + 0.2 would differ.
  for (const number of [...Object.values(add), ...Object.values(set)])
    if (!Number.isSafeInteger(number)) throw new TypeError('a counter is an integer')
}

function checkExpectation(expectation: Expectation): void {
  if (!('guards' in expectation)) return
  for (const { field, than } of expectation.guards) {
    if (typeof than === 'number' && !Number.isFinite(than)) throw new TypeError('a guard needs a number')
    if (typeof than !== 'number' && than.field === field)
      throw new TypeError('a guard compares a field with itself')
  }
}

/** The part of an item by which a query goes on after it. */
export function placeOf(item: Key & IndexKeys, index: IndexName | undefined): Key & IndexKeys {
  const place: Key & IndexKeys = { pk: item.pk, sk: item.sk }
  if (!index) return place
  for (const field of [`${index}pk`, `${index}sk`] as const) {
    const text = item[field]
    if (text !== undefined) place[field] = text
  }
  return place
}

/** Whether stored data has the form that every `put` was checked for. */
export const isData = (value: unknown): value is Item['data'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Row = Readonly<Record<string, unknown>>

/** An item out of a row or a record, or a TypeError when it is none. */
export function itemOf(row: Row, data: unknown): Item {
  const { pk, sk, version, expiresAt } = row
  if (typeof pk !== 'string' || typeof sk !== 'string' || typeof version !== 'number' || !isData(data))
    throw new TypeError('the store holds something that is not an item')
  const index: IndexKeys = {}
  for (const field of indexFields) {
    const text = row[field]
    if (typeof text === 'string') index[field] = text
  }
  return { pk, sk, ...index, version, ...(typeof expiresAt === 'number' ? { expiresAt } : {}), data }
}

import fc from 'fast-check'
import type { Change, Expectation, Item, Key, Query } from '../../../functions/platform/store/port.ts'
import { keyOf } from '../../../functions/platform/store/shape.ts'
import { noon } from './stores.ts'

const second = Date.parse(noon) / 1000

/** One thing that a program can do with a store, or that time does to it. */
export type Operation =
  | { readonly get: Key }
  | { readonly query: Query }
  | { readonly goOn: Query }
  | { readonly write: readonly Change[] }
  | { readonly expire: number }
  | { readonly wait: number }
  | { readonly all: true }

const key = fc.record({
  pk: fc.constantFrom('P', '同'),
  sk: fc.constantFrom('a', 'a#1', 'Ｂ', '𠮷'),
})
const field = fc.constantFrom('taken', 'taken', 'taken', 'taken', 'capacity', 'capacity', 'capacity', 'label')
const number = fc.integer({ min: -1, max: 2 })
const version = fc.integer({ min: 1, max: 2 })
const data = fc.record(
  {
    taken: number,
    capacity: number,
    label: fc.constantFrom('', 'x', '5'),
    list: fc.array(fc.oneof(number, fc.boolean(), fc.constant(null))),
  },
  { requiredKeys: [] },
)
const guard = fc.record({
  field,
  is: fc.constantFrom('<', '<=', '=', '>=', '>'),
  than: fc.oneof(number, number, fc.record({ field })),
})
/** Chosen so that about half of all writes hold: a store that refuses everything shows little. */
const expectation = (weights: { absent: number; present: number }): fc.Arbitrary<Expectation> =>
  fc.oneof(
    { arbitrary: fc.constant({ absent: true } as const), weight: weights.absent },
    { arbitrary: fc.constant({ present: true } as const), weight: weights.present },
    { arbitrary: fc.record({ version }), weight: 2 },
    { arbitrary: fc.record({ guards: fc.array(guard, { maxLength: 2 }) }), weight: 3 },
  )
const forNew = expectation({ absent: 12, present: 2 })
const forOld = expectation({ absent: 1, present: 4 })
const counters = fc.dictionary(field, number, { minKeys: 1, maxKeys: 2 })

const item: fc.Arbitrary<Item> = fc
  .record({
    key,
    version,
    data,
    lives: fc.option(fc.integer({ min: 2, max: 40 }), { nil: undefined, freq: 3 }),
    in: fc.subarray(['g1', 'g2', 'g3'] as const),
  })
  .map(({ key, version, data, lives, in: indexes }) => ({
    ...key,
    ...Object.fromEntries(
      // Equal sort keys of an index have no promised order: the key makes them differ.
      indexes.flatMap((index) => [
        [`${index}pk`, key.pk],
        [`${index}sk`, `${version}#${key.pk}#${key.sk}`],
      ]),
    ),
    version,
    ...(lives === undefined ? {} : { expiresAt: second + lives }),
    data,
  }))

const change: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: fc.record({ put: item, if: forNew }), weight: 5 },
  { arbitrary: fc.record({ update: key, add: counters, if: forOld }), weight: 2 },
  { arbitrary: fc.record({ update: key, set: counters, if: forOld }), weight: 1 },
  { arbitrary: fc.record({ delete: key, if: forOld }), weight: 1 },
  { arbitrary: fc.record({ check: key, if: forOld }), weight: 1 },
)

const nameOf = (one: Change): string => {
  const { pk, sk } = keyOf(one)
  return `${pk} ${sk}`
}
const changes = fc.oneof(
  { arbitrary: change.map((one) => [one]), weight: 12 },
  { arbitrary: fc.uniqueArray(change, { minLength: 2, maxLength: 4, selector: nameOf }), weight: 8 },
  // Two changes of one item: malformed.
  { arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }), weight: 1 },
)

const edge = fc.constantFrom('', 'a', 'a#', 'a#2', 'b', 'Ｂ', '1#', '2#P#a', '𠮷')
const query: fc.Arbitrary<Query> = fc.record(
  {
    pk: fc.constantFrom('P', 'P', '同', 'Q'),
    index: fc.constantFrom('g1', 'g2', 'g3'),
    range: fc.oneof(fc.record({ prefix: edge }), fc.record({ from: edge, to: edge }, { requiredKeys: [] })),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['pk', 'limit'] },
)

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { arbitrary: fc.record({ write: changes }), weight: 12 },
  { arbitrary: fc.record({ get: key }), weight: 3 },
  { arbitrary: fc.record({ query }), weight: 4 },
  { arbitrary: fc.record({ goOn: query }), weight: 2 },
  { arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 5 }) }), weight: 2 },
  // All at once: which of several go first under a limit is not promised.
  { arbitrary: fc.constant({ expire: 500 }), weight: 1 },
  { arbitrary: fc.constant({ all: true } as const), weight: 1 },
)

/** A sequence of so many operations. */
export const sequence = (length: number): fc.Arbitrary<Operation[]> =>
  fc.array(operation, { minLength: length, maxLength: length, size: 'max' })

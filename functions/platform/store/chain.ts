import { canonical, digestOf } from './canonical.ts'
import type { Item, Key, Value } from './port.ts'
import { isData } from './shape.ts'

type Data = Item['data']

/** One event as it stands in its aggregate's chain. */
export type Link = {
  readonly id: string
  readonly name: string
  /** Person id, or `system`. */
  readonly by: string
  readonly at: string
  /** The change: fields with their new values, and fields that are gone. */
  readonly set: Data
  readonly removed: readonly string[]
  readonly details?: Data
  /** Code of the region where it happened: auditors of that region find it. */
  readonly region?: string
  /** Epoch seconds from which the aggregate is gone. */
  readonly expiresAt?: number
  /** Hash of the event before; empty on the first. */
  readonly previous: string
}

/** Where the event stands that brought an aggregate to this version. */
export const eventKey = ({ pk, sk }: Key, version: number): Key => ({
  pk,
  sk: `${mark}${sk}#${String(version).padStart(digits, '0')}`,
})

const [mark, digits] = ['EVT#', 8]

/** The aggregate and version that an event's key speaks of, or undefined for the key of no event. */
export function eventOf({ pk, sk }: Key): { key: Key; version: number } | undefined {
  const end = sk.length - digits - 1
  if (!sk.startsWith(mark) || end <= mark.length || sk[end] !== '#') return undefined
  const version = sk.slice(end + 1)
  return /^\d+$/.test(version)
    ? { key: { pk, sk: sk.slice(mark.length, end) }, version: Number(version) }
    : undefined
}

/** Binds the event to its aggregate and version, so that no link can move to another chain. */
export const hashOf = ({ pk, sk }: Key, version: number, link: Link): string =>
  digestOf([pk, sk, version, link])

/** What must be set and removed to come from one state to the next, field by field. */
export function difference(before: Data, after: Data): { set: Data; removed: string[] } {
  const set: Record<string, Value> = {}
  for (const [name, value] of Object.entries(after))
    if (value !== undefined && canonical(value) !== canonical(before[name])) set[name] = value
  const removed = Object.keys(before).filter(
    (name) => before[name] !== undefined && after[name] === undefined,
  )
  return { set, removed: removed.toSorted() }
}

/** The state after one more event. */
export function folded(state: Data, { set, removed }: Pick<Link, 'set' | 'removed'>): Data {
  const kept = Object.entries({ ...state, ...set }).filter(([name]) => !removed.includes(name))
  return Object.fromEntries(kept)
}

/** An aggregate's data without the head of its chain. */
export function withoutHead({ head: _head, ...rest }: Data): Data {
  return rest
}

/** The hash of the last event, on an aggregate; undefined on items that have no chain. */
export const headOf = ({ data }: Item): string | undefined =>
  typeof data['head'] === 'string' ? data['head'] : undefined

/** An event's link and stored hash out of its item, or undefined when they are not readable. */
export function linkOf({ data }: Item): { link: Link; hash: string } | undefined {
  const { id, name, by, at, set, removed, details, region, expiresAt, previous, hash } = data
  if (typeof id !== 'string' || typeof name !== 'string' || typeof by !== 'string' || typeof at !== 'string')
    return undefined
  if (typeof previous !== 'string' || typeof hash !== 'string' || !isData(set) || !isTexts(removed))
    return undefined
  if (details !== undefined && !isData(details)) return undefined
  if (region !== undefined && typeof region !== 'string') return undefined
  if (expiresAt !== undefined && typeof expiresAt !== 'number') return undefined
  const more = {
    ...(details === undefined ? {} : { details }),
    ...(region === undefined ? {} : { region }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }
  return { link: { id, name, by, at, set, removed, ...more, previous }, hash }
}

const isTexts = (value: Value | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

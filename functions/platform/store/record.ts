import type * as z from 'zod'
import { isSealed, type StoredTag } from '../../../shared/privacy.ts'
import { KeyDestroyed, type Sealer } from '../crypto/seal.ts'
import { plain } from './plain.ts'
import type { Item, Key } from './port.ts'

/** The class of an attribute; where another's key than the record's seals it, the attribute that says whose. */
export type Tagged = StoredTag | readonly [tag: StoredTag, whose: string]

/** The same value, of which nothing will be changed. */
type Given<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Given<E>[]
    : { readonly [K in keyof T]: Given<T[K]> }

/** One kind of stored item: how it is sealed, opened, exported and erased follows from its attributes' classes. */
export type RecordOf<S extends z.ZodObject> = {
  /** As the export and the catalogue call it. */
  readonly noun: string
  readonly whose: string
  readonly tags: Readonly<Record<string, Tagged>>
  readonly schema: S
  /**
   * The data of an item: what is personal sealed, and left out of it when whose it was has been erased. Throws TypeError
   * for an attribute that has no class.
   */
  toData(sealer: Sealer, key: Key, value: Given<z.output<S>> & object): Promise<Item['data']>
  /** The value of an item, without what was sealed of an erased person; undefined when too little of it remains. */
  open(sealer: Sealer, item: Item): Promise<z.output<S> | undefined>
}

/**
 * Describes a kind of item: a schema, and for each attribute its class, so that one without does not compile. `whose`
 * is the attribute with the id of the person (or organization, or group) whose data key seals.
 */
export function defineRecord<const S extends z.ZodObject>(
  noun: string,
  schema: S,
  whose: keyof z.output<S> & string,
  tags: { readonly [Name in keyof z.output<S>]-?: Tagged },
): RecordOf<S> {
  const known: Readonly<Record<string, Tagged>> = tags
  const described = { noun, whose, tags: known }
  return {
    ...described,
    schema,
    async toData(sealer, key, value) {
      const given: [name: string, one: unknown][] = Object.entries(value)
      const all = Object.fromEntries(given)
      const sealed = given.map(async ([name, one]): Promise<[string, unknown]> => {
        if (known[name] === undefined) throw new TypeError(`${noun}.${name} has no privacy class`)
        if (one === undefined || !isSealedIn(known, name)) return [name, one]
        const place = placeIn(described, key, name, all)
        return [name, await unlessErased(sealer.seal(JSON.stringify(one), place))]
      })
      return plain(Object.fromEntries(await Promise.all(sealed)))
    },
    async open(sealer, item) {
      if (isErased(item)) return undefined
      const opened = Object.entries(item.data).map(async ([name, one]): Promise<[string, unknown]> => {
        if (!isSealedIn(known, name) || typeof one !== 'string') return [name, one]
        const place = placeIn(described, item, name, item.data)
        const plainText = await unlessErased(sealer.unseal(one, place))
        return [name, plainText === undefined ? undefined : JSON.parse(plainText)]
      })
      const all = await Promise.all(opened)
      const read = schema.safeParse(Object.fromEntries(all))
      // The key goes first: until its tombstones stand, an erased person's items have lost what was sealed.
      if (!read.success && all.some(([, one]) => one === undefined)) return undefined
      return read.success ? read.data : schema.parse(Object.fromEntries(all))
    },
  }
}

type Tags = Readonly<Record<string, Tagged>>

function isSealedIn(tags: Tags, name: string): boolean {
  const tag = tags[name]
  return tag !== undefined && isSealed(tagOf(tag))
}

type Values = Readonly<Record<string, unknown>>

type Owned = { readonly noun: string; readonly whose: string; readonly tags: Tags }

/** Where a sealed attribute stands, and whose it is. */
function placeIn({ noun, whose, tags }: Owned, { pk, sk }: Key, attribute: string, values: Values) {
  const owner = values[ownerOf(tags[attribute]) ?? whose]
  if (typeof owner !== 'string') throw new TypeError(`${noun}.${attribute} is nobody's`)
  return { key: { pk, sk }, attribute, whose: owner }
}

/** Undefined where the data key is destroyed. */
async function unlessErased(sealed: Promise<string>): Promise<string | undefined> {
  try {
    return await sealed
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined
    throw error
  }
}

/** Whether an item is only a tombstone: what was personal in it is gone. */
export const isErased = ({ data }: Item): boolean => data['erased'] === true

export const tagOf = (tag: Tagged): StoredTag => (typeof tag === 'string' ? tag : tag[0])
const ownerOf = (tag: Tagged | undefined): string | undefined =>
  typeof tag === 'object' ? tag[1] : undefined

/** Each item opened; those of the erased are left out. */
export const openAll = async <T>(
  items: readonly Item[],
  open: (item: Item) => Promise<T | undefined>,
): Promise<T[]> => (await Promise.all(items.map(open))).flatMap((one) => one ?? [])

type Described = Pick<RecordOf<z.ZodObject>, 'tags'>

/** The same without what its own key sealed: what may be kept of an erased person under their random id. */
export const withoutSealed = ({ tags }: Described, { head: _head, ...data }: Item['data']): Item['data'] =>
  kept(data, (name) => {
    const tag = tags[name]
    return typeof tag !== 'string' || !isSealed(tag)
  })

/** What remains when all that is personal goes. */
export const tombstoneOf = ({ tags }: Described, { head: _head, ...data }: Item['data']): Item['data'] => ({
  ...kept(data, (name) => tags[name] === 'L1' || tags[name] === 'L2'),
  erased: true,
})

const kept = (data: Item['data'], keep: (name: string) => boolean): Item['data'] =>
  Object.fromEntries(Object.entries(data).filter(([name]) => keep(name)))

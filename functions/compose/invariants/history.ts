import { eventOf, folded, linkOf } from '../../platform/store/chain.ts'
import type { Item } from '../../platform/store/port.ts'

type Data = Item['data']

/** One event of an aggregate, with the state that it led to. */
export type Moment = {
  readonly name: string
  readonly by: string
  readonly at: string
  readonly version: number
  readonly state: Data
}

/** An aggregate as it stands, and how it came there. */
export type Life = { readonly key: string; readonly data: Data; readonly moments: readonly Moment[] }

/** What the rules look at. Kinds are the prefixes of keys: `VOL`, `SES`, `ENR`, `CRT`, `GRP`, `PLC`, … */
export type History = {
  lives(kind: string): readonly Life[]
  /** Items that are no aggregates: counters, uniqueness items. */
  items(prefix: string): readonly Item[]
  /** Persons whose ID number says that they are women. */
  readonly women: ReadonlySet<string>
}

/** The kind of an aggregate is the prefix of its sort key, or of its partition when it is the partition's own. */
const kindOf = ({ pk, sk }: Pick<Item, 'pk' | 'sk'>): string => /^[^#]*/.exec(sk === 'A' ? pk : sk)?.[0] ?? ''

/** Reads every chain forward once. */
export function historyOf(items: Iterable<Item>, women: ReadonlySet<string>): History {
  const rest: Item[] = []
  const aggregates = new Map<string, Item>()
  const events = new Map<string, { item: Item; version: number }[]>()
  for (const item of items) {
    const of = eventOf(item)
    if (of) {
      const name = `${of.key.pk} ${of.key.sk}`
      events.set(name, [...(events.get(name) ?? []), { item, version: of.version }])
    } else if (typeof item.data['head'] === 'string') aggregates.set(`${item.pk} ${item.sk}`, item)
    else rest.push(item)
  }
  const lives = new Map<string, Life[]>()
  for (const [key, item] of aggregates) {
    const moments = momentsOf((events.get(key) ?? []).toSorted((a, b) => a.version - b.version))
    const kind = item.sk.startsWith('inv_') ? 'INV' : kindOf(item)
    lives.set(kind, [...(lives.get(kind) ?? []), { key, data: item.data, moments }])
  }
  return {
    lives: (kind) => lives.get(kind) ?? [],
    items: (prefix) => rest.filter(({ pk, sk }) => `${pk} ${sk}`.startsWith(prefix) || sk.startsWith(prefix)),
    women,
  }
}

function momentsOf(events: readonly { item: Item; version: number }[]): Moment[] {
  let state: Data = {}
  return events.flatMap(({ item, version }) => {
    const link = linkOf(item)?.link
    if (!link) return []
    state = folded(state, link)
    return [{ name: link.name, by: link.by, at: link.at, version, state }]
  })
}

/** The state that stood at an instant; undefined before the first event. */
export const stateAt = (life: Life | undefined, at: string): Data | undefined =>
  life?.moments.findLast((moment) => moment.at <= at)?.state

/** Collects what does not hold, and counts what was looked at. */
export type Report = {
  expect(invariant: string, holds: boolean, at: string, why?: string): void
}

export const textOf = (data: Data | undefined, field: string): string => {
  const value = data?.[field]
  return typeof value === 'string' ? value : ''
}

export const numberOf = (data: Data | undefined, field: string): number => {
  const value = data?.[field]
  return typeof value === 'number' ? value : Number.NaN
}

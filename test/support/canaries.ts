import type * as z from 'zod'
import { describedAt } from '../../functions/compose/records.ts'
import { type RecordOf, tagOf } from '../../functions/platform/store/record.ts'
import { isSealed, type PersonalField } from '../../shared/privacy.ts'
import type { World } from './access/world.ts'
import { everything } from './everything.ts'

/** A text that stands nowhere else, in a sealed field of somebody; whose id it is filed under. */
export type Canary = { readonly text: string; readonly field: PersonalField; readonly owner: string }

/** Where a canary was found that the table does not let out there. */
export type Leak = { readonly where: string; readonly field: PersonalField }

/** What must stay as it is: addresses lead to accounts, an ID number says a day of birth. */
const asItIs = new Set(['idNumber', 'address', 'addresses', 'recoveryHashes', 'totp', 'passkeys', 'card'])

let marks = 0
const aMark = (field: string): string =>
  `标记${(++marks).toString(36).padStart(4, '0')}${field.replace(/\W/g, '')}`

/** Puts a text of its own into every sealed text of every record, there or not, past the verbs; gives what to look for. */
export async function plant({ app }: World): Promise<Canary[]> {
  const canaries: Canary[] = []
  for (const item of await everything(app)) {
    const record = describedAt(item)?.record as RecordOf<z.ZodObject> | undefined
    const value = record && (await record.open(app.adapters.sealer, item))
    if (!record || !value) continue
    const marked = markedIn(record, value)
    const data = await record.toData(app.adapters.sealer, item, marked as never)
    const { head } = item.data
    await app.store.write([
      { put: { ...item, data: { ...data, ...(head ? { head } : {}) } }, if: { version: item.version } },
    ])
    canaries.push(...canariesIn(record, marked))
  }
  return canaries
}

type Value = Record<string, unknown>

function markedIn({ schema, tags }: RecordOf<z.ZodObject>, value: Value): Value {
  const marked = { ...value }
  for (const [name, tagged] of Object.entries(tags)) {
    const tag = tagOf(tagged)
    if (!isSealed(tag) || asItIs.has(name)) continue
    const kept = marked[name]
    const mark = aMark(tag)
    const next = { ...marked, [name]: isObject(kept) ? { ...kept, number: mark } : mark }
    if (schema.safeParse(next).success) Object.assign(marked, next)
  }
  return marked
}

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Words of an enumeration, times and ids stand in many places and say nothing by themselves. */
const saysNothing = (text: string): boolean =>
  (/^[A-Z0-9_]{0,30}$/.test(text) && !/\d{15}/.test(text)) ||
  /^\d{4}-\d\d-\d\d/.test(text) ||
  /^[a-z]{3}_\w+$/.test(text)

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return saysNothing(value) ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function canariesIn({ tags, whose }: RecordOf<z.ZodObject>, value: Value): Canary[] {
  return Object.entries(tags).flatMap(([name, tagged]): Canary[] => {
    const tag = tagOf(tagged)
    if (!isSealed(tag) || tag === 'L1' || tag === 'L2') return []
    const owner = String(value[typeof tagged === 'string' ? whose : (tagged[1] ?? whose)])
    return textsIn(value[name]).map((text) => ({ text, field: tag, owner }))
  })
}

/** What stands in clear in the store, in the log, or in a message to another than the owner. */
export async function around({ app }: World, canaries: readonly Canary[]): Promise<Leak[]> {
  const found = (where: string, text: string): Leak[] =>
    canaries.filter((one) => text.includes(one.text)).map(({ field }) => ({ where, field }))
  const items = (await everything(app)).flatMap((item) =>
    found(`store ${item.pk.slice(0, 3)}`, JSON.stringify(item)),
  )
  const logged = app.logged.flatMap((line) => found('log', line))
  const messages = app.outbox.flatMap(({ to: _to, ...message }) =>
    found(`message ${message.kind}`, JSON.stringify(message)),
  )
  return [...items, ...logged, ...messages]
}

import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Change, Expectation, Item, NumberGuard } from './port.ts'
import type { Plan } from './range.ts'
import { indexFields } from './shape.ts'

type Operation = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Collects names and values for one expression; every name goes through it, so no reserved word can bite. */
export function words() {
  const names: Record<string, string> = {}
  const values: Record<string, string | number> = {}
  const place = (table: Record<string, unknown>, mark: string, content: string | number): string => {
    const known = Object.keys(table).find((key) => table[key] === content)
    const key = known ?? `${mark}${Object.keys(table).length}`
    table[key] = content
    return key
  }
  return {
    name: (name: string): string => place(names, '#n', name),
    field: (name: string): string => `${place(names, '#n', 'data')}.${place(names, '#n', name)}`,
    value: (value: string | number): string => place(values, ':v', value),
    /** DynamoDB refuses an empty map of values. */
    spoken: () => ({
      ExpressionAttributeNames: names,
      ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
    }),
  }
}

type Words = ReturnType<typeof words>

/** True of an item that has not expired by the given second. */
export const isLive = (w: Words, now: number): string =>
  `(attribute_not_exists(${w.name('expiresAt')}) OR ${w.name('expiresAt')} > ${w.value(now)})`

function expected(w: Words, expectation: Expectation, now: number): string {
  const pk = w.name('pk')
  if ('absent' in expectation)
    return `(attribute_not_exists(${pk}) OR ${w.name('expiresAt')} <= ${w.value(now)})`
  const parts = [`attribute_exists(${pk})`, isLive(w, now)]
  if ('version' in expectation) parts.push(`${w.name('version')} = ${w.value(expectation.version)}`)
  if ('guards' in expectation) parts.push(...expectation.guards.map((guard) => guarded(w, guard)))
  return parts.join(' AND ')
}

function guarded(w: Words, { field, is, than }: NumberGuard): string {
  const left = w.field(field)
  if (typeof than === 'number') return `${left} ${is} ${w.value(than)}`
  // Two texts could be compared as well; a guard is about numbers.
  return `(attribute_type(${left}, ${w.value('N')}) AND ${left} ${is} ${w.field(than.field)})`
}

/** One change as DynamoDB says it, condition included. */
export function operationOf(TableName: string, change: Change, now: number): Operation {
  const w = words()
  const ConditionExpression = expected(w, change.if, now)
  if ('put' in change)
    return { Put: { TableName, Item: rowOf(change.put), ConditionExpression, ...w.spoken() } }
  if ('delete' in change)
    return { Delete: { TableName, Key: keyIn(change.delete), ConditionExpression, ...w.spoken() } }
  if ('check' in change)
    return { ConditionCheck: { TableName, Key: keyIn(change.check), ConditionExpression, ...w.spoken() } }
  const sets = Object.entries(change.set ?? {}).map(([field, to]) => `${w.field(field)} = ${w.value(to)}`)
  const adds = Object.entries(change.add ?? {}).map(
    ([field, by]) => `${w.field(field)} = if_not_exists(${w.field(field)}, ${w.value(0)}) + ${w.value(by)}`,
  )
  // An update must not create: an expired item counts as absent, so `absent` can never hold for one that is there.
  const numbers = Object.keys(change.add ?? {}).map((field) => ` AND ${addable(w, field)}`)
  const condition = `${ConditionExpression} AND attribute_exists(${w.name('pk')}) AND ${isLive(w, now)}${numbers.join('')}`
  const UpdateExpression = `SET ${[...sets, ...adds].join(', ')}`
  return {
    Update: {
      TableName,
      Key: keyIn(change.update),
      UpdateExpression,
      ConditionExpression: condition,
      ...w.spoken(),
    },
  }
}

/** DynamoDB calls adding to a text malformed, and then does not say what else was refused: so it is a belief too. */
const addable = (w: Words, field: string): string =>
  `(attribute_not_exists(${w.field(field)}) OR attribute_type(${w.field(field)}, ${w.value('N')}))`

/** Only what an item is made of: the embedded store would not keep anything else either. */
function rowOf(item: Item): Record<string, unknown> {
  const row: Record<string, unknown> = { pk: item.pk, sk: item.sk, version: item.version, data: item.data }
  for (const field of [...indexFields, 'expiresAt'] as const)
    if (item[field] !== undefined) row[field] = item[field]
  return row
}

const keyIn = ({ pk, sk }: { pk: string; sk: string }): { pk: string; sk: string } => ({ pk, sk })

/** The expressions of a query; the adapter adds where it goes on and how many. */
export function queryOf(plan: Plan, now: number) {
  const w = words()
  const [pk, sk] = plan.index ? ([`${plan.index}pk`, `${plan.index}sk`] as const) : (['pk', 'sk'] as const)
  const partition = `${w.name(pk)} = ${w.value(plan.pk)}`
  const range = ranged(w, plan, sk)
  const KeyConditionExpression = range === undefined ? partition : `${partition} AND ${range}`
  return { KeyConditionExpression, FilterExpression: isLive(w, now), ...w.spoken() }
}

function ranged(w: Words, { low, high, prefix }: Plan, sk: string): string | undefined {
  if (low !== undefined && high !== undefined)
    return `${w.name(sk)} BETWEEN ${w.value(low)} AND ${w.value(high)}`
  if (low !== undefined) return `${w.name(sk)} >= ${w.value(low)}`
  if (high !== undefined) return `${w.name(sk)} <= ${w.value(high)}`
  return prefix === undefined ? undefined : `begins_with(${w.name(sk)}, ${w.value(prefix)})`
}

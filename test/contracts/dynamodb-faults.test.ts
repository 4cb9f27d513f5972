import { afterAll, describe, expect, it } from 'vitest'
import { openDynamoDB } from '../../functions/platform/store/dynamodb.ts'
import { Refused, Unavailable } from '../../functions/platform/store/port.ts'
import { createTable, startDynamoDBLocal } from '../support/store/dynamodb-local.ts'
import { aNew, ifFree, places, takePlace } from '../support/store/items.ts'
import { aClock } from '../support/store/stores.ts'

const local = startDynamoDBLocal()
afterAll(async () => (await local).stop())

const fault = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more })
const cancelled = (...codes: string[]) =>
  fault('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) })
const timeout = fault('TimeoutError')

/** DynamoDB Local never throttles, conflicts or loses an answer: here the client does, before or after sending. */
async function broken(n: number, errors: { before?: readonly Error[]; after?: readonly Error[] }) {
  const { client } = await local
  const table = `broken-${n}-${Math.random().toString(36).slice(2)}`
  await createTable(client, table)
  const store = openDynamoDB({ client, table, clock: aClock() })
  await store.write([places(0, 50)])
  const [before, after] = [[...(errors.before ?? [])], [...(errors.after ?? [])]]
  let calls = 0
  client.middlewareStack.add(
    (next) => async (args) => {
      calls++
      const early = before.shift()
      if (early) throw early
      const answer = await next(args)
      const late = after.shift()
      if (late) throw late
      return answer
    },
    { step: 'finalizeRequest', name: 'broken', override: true },
  )
  return {
    store,
    calls: () => calls,
    taken: async () => {
      client.middlewareStack.remove('broken')
      return (await store.get({ pk: 'SES#1', sk: 'PLACES' }))?.data['taken']
    },
  }
}

const take = { ...takePlace, if: ifFree }
const both = [take, aNew()]
const outcomeOf = (work: Promise<void>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Unavailable ? error.outcome : error instanceof Refused ? error.at : error,
  )

describe('DynamoDB: what an error means', () => {
  const conflict = cancelled('None', 'TransactionConflict')
  const throttled = fault('ProvisionedThroughputExceededException')
  const five = <T>(one: T): T[] => [one, one, one, one, one]
  it.each([
    ['a conflict is tried again', both, { before: five(conflict) }, 'done', 6, 1],
    ['but at most six times', both, { before: [...five(conflict), conflict] }, 'none', 6, 0],
    ['throttling is tried again', [take], { before: five(throttled) }, 'done', 6, 1],
    [
      'throttling inside a transaction too',
      both,
      { before: [cancelled('ThrottlingError', 'None')] },
      'done',
      2,
      1,
    ],
    [
      'a refused belief is final, also beside a conflict',
      both,
      { before: [cancelled('TransactionConflict', 'ConditionalCheckFailed')] },
      1,
      1,
      0,
    ],
    [
      'a lost answer of a transaction: the token makes the next try harmless',
      both,
      { after: [timeout] },
      'done',
      2,
      1,
    ],
    ['a lost answer of a single write is not tried again', [take], { after: [timeout] }, 'unknown', 1, 1],
    ['nor is one that never arrived', [take], { before: [timeout] }, 'unknown', 1, 0],
    [
      'a 500 may have happened',
      [take],
      { after: [fault('InternalServerError', { $fault: 'server' })] },
      'unknown',
      1,
      1,
    ],
    [
      'nobody there: nothing has happened',
      [take],
      { before: [...five(0), 0].map(() => fault('Error', { code: 'ECONNREFUSED' })) },
      'none',
      6,
      0,
    ],
    ['doubt stays doubt', both, { before: [timeout, ...five(throttled)] }, 'unknown', 6, 0],
  ] as const)('%s', async (_name, changes, errors, outcome, calls, taken) => {
    const made = await broken(calls, errors)
    expect(await outcomeOf(made.store.write(changes))).toBe(outcome)
    expect(made.calls()).toBe(calls)
    expect(await made.taken()).toBe(taken)
  })

  it('reads are tried again, and leave no doubt', async () => {
    const key = { pk: 'SES#1', sk: 'PLACES' }
    const made = await broken(1, { before: [timeout, throttled] })
    expect((await made.store.get(key))?.data['taken']).toBe(0)
    const gone = await broken(2, { before: five(timeout).concat(timeout) })
    expect(await outcomeOf(gone.store.get(key).then(() => {}))).toBe('none')
    await gone.taken()
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { GetCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Store } from '../../functions/platform/store/port.ts'
import type { Figure } from '../support/figures.ts'
import { createTable, startDynamoDBLocal } from '../support/store/dynamodb-local.ts'
import { aNew, anItem } from '../support/store/items.ts'
import { aRequest, aSave } from '../support/store/saves.ts'
import { aClock, someStores } from '../support/store/stores.ts'

const at = 32

/** Operations per second of both adapters under 32 callers, each beside the bare library in the same run. */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const ms = quick ? 300 : 2000
  const stores = someStores()
  try {
    const sqlite = await bareSqlite(ms)
    const embedded = await rates('embedded', await stores.empty('disk', aClock()), ms)
    const dynamo = await bareDynamo(ms)
    const local = await rates('DynamoDB Local', await stores.empty('dynamodb', aClock()), ms)
    return [
      { what: 'baseline: bare node:sqlite, get', value: perSecond(sqlite.get) },
      { what: 'baseline: bare node:sqlite, put, a COMMIT each', value: perSecond(sqlite.put) },
      ...embedded.map(({ what, rate }) =>
        figure(what, rate, what.includes('get') ? sqlite.get : sqlite.put, 'bare node:sqlite'),
      ),
      { what: 'baseline: bare SDK, get', value: perSecond(dynamo.get) },
      { what: 'baseline: bare SDK, put', value: perSecond(dynamo.put) },
      ...local.map(({ what, rate }) =>
        figure(what, rate, what.includes('get') ? dynamo.get : dynamo.put, 'bare SDK'),
      ),
    ]
  } finally {
    await stores.close()
  }
}

async function rates(name: string, store: Store, ms: number): Promise<{ what: string; rate: number }[]> {
  const data = { name: 'Ann', note: 'x'.repeat(400) }
  await store.write(Array.from({ length: 50 }, (_, n) => aNew({ pk: 'L', sk: `S${n}`, data })))
  const one = { pk: 'L', sk: 'S7' }
  return [
    { what: `${name}: get`, rate: await rateOf(() => store.get(one), ms) },
    {
      what: `${name}: query of 20 (beside a put)`,
      rate: await rateOf(() => store.query({ pk: 'L', limit: 20 }), ms),
    },
    {
      what: `${name}: write of one item (beside a put)`,
      rate: await rateOf((n) => store.write([aNew({ pk: `W#${n}`, data })]), ms),
    },
    {
      what: `${name}: commit of one save, told (3 items; beside a put)`,
      rate: await rateOf(
        (n) => aRequest(store).commit({ saves: [aSave({ key: { pk: `V#${n}`, sk: 'VOL' }, data })] }),
        ms,
      ),
    },
  ]
}

/** Calls for so long by so many callers; the first tenth warms up and does not count. */
async function rateOf(call: (n: number) => Promise<unknown>, ms: number): Promise<number> {
  let [calls, counted] = [0, 0]
  const start = performance.now()
  const [from, until] = [start + ms / 10, start + ms]
  const caller = async () => {
    while (performance.now() < until) {
      await call(calls++)
      if (performance.now() > from) counted++
    }
  }
  await Promise.all(Array.from({ length: at }, caller))
  return (counted * 1000) / (performance.now() - from)
}

async function bareSqlite(ms: number): Promise<{ get: number; put: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxing-bench-'))
  const db = new DatabaseSync(join(dir, 'bare.sqlite'))
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID',
  )
  const [put, get] = [
    db.prepare('INSERT OR REPLACE INTO t VALUES (?, ?)'),
    db.prepare('SELECT v FROM t WHERE k = ?'),
  ]
  const text = JSON.stringify(anItem({ data: { name: 'Ann', note: 'x'.repeat(400) } }))
  const rates = {
    put: await rateOf(async (n) => put.run(`k${n}`, text), ms),
    get: await rateOf(async (n) => JSON.parse(String(get.get(`k${n % 50}`)?.['v'])), ms),
  }
  db.close()
  rmSync(dir, { recursive: true })
  return rates
}

async function bareDynamo(ms: number): Promise<{ get: number; put: number }> {
  const { client, stop } = await startDynamoDBLocal()
  await createTable(client, 'bare')
  const doc = DynamoDBDocumentClient.from(client)
  const item = anItem({ data: { name: 'Ann', note: 'x'.repeat(400) } })
  const rates = {
    put: await rateOf(
      (n) => doc.send(new PutCommand({ TableName: 'bare', Item: { ...item, sk: `k${n}` } })),
      ms,
    ),
    get: await rateOf(
      () =>
        doc.send(new GetCommand({ TableName: 'bare', Key: { pk: item.pk, sk: 'k7' }, ConsistentRead: true })),
      ms,
    ),
  }
  await stop()
  return rates
}

const perSecond = (rate: number): string => `${Math.round(rate)}/s`
const figure = (what: string, rate: number, base: number, name: string): Figure => ({
  what,
  value: `${perSecond(rate)} = ${(rate / base).toFixed(2)} × ${name}`,
})

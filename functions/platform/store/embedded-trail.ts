import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { storeFile } from './embedded-table.ts'
import { headsIn, isMarker, markers, type Head } from './moved.ts'
import type { Item } from './port.ts'
import { isData } from './shape.ts'

/** The partitions from one name up to (and without) another; all of them without names. */
export type Range = { readonly from?: string | undefined; readonly to?: string | undefined }

/**
 * What a snapshot of the store in a directory holds for the audit: the heads that wait for a checkpoint, and all items of
 * a range by partition and sort key, each with its data as it is stored. Nothing is written, and a server may go on
 * meanwhile. Index keys are left out, and bounds are looked at here: in SQL both would take a third longer.
 */
export function trailIn(dir: string, { from = '', to }: Range, now: number) {
  const db = open(dir)
  const select = db.prepare(
    'SELECT pk, sk, version, expiresAt, data FROM items WHERE pk >= ? ORDER BY pk, sk',
  )
  select.setReturnArrays(true)
  const waiting: Head[] = []
  for (const [marker] of itemsOf(select.iterate(markers), now)) {
    if (!isMarker(marker)) break
    waiting.push(...headsIn(marker))
  }
  return { waiting, items: itemsOf(select.iterate(from), now, to), close: (): void => db.close() }
}

/** Names of partitions that part a store into so many ranges of as many items each. */
export function partsOf(dir: string, parts: number): Range[] {
  const db = open(dir)
  const count = Number(db.prepare('SELECT count(*) AS n FROM items').get()?.['n'])
  const nth = db.prepare('SELECT pk FROM items ORDER BY pk LIMIT 1 OFFSET ?')
  const names = Array.from({ length: parts - 1 }, (_, n) =>
    textIn(nth.get(Math.floor((count * (n + 1)) / parts))?.['pk']),
  )
  db.close()
  return Array.from({ length: parts }, (_, n) => ({ from: names[n - 1], to: names[n] }))
}

const textIn = (value: SQLInputValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** One transaction, which reads one state of the store to its end. */
function open(dir: string): DatabaseSync {
  const db = new DatabaseSync(storeFile(dir), { readOnly: true, timeout: 2000 })
  db.exec('BEGIN')
  return db
}

/** Live rows up to a partition, as arrays: objects would cost twice as much. */
function* itemsOf(rows: Iterable<unknown>, now: number, to?: string): Iterable<[Item, string]> {
  for (const row of rows) {
    const [pk, sk, version, expires, text]: unknown[] = Array.isArray(row) ? row : []
    if (typeof pk !== 'string' || typeof sk !== 'string' || typeof version !== 'number') throw noItem()
    if (to !== undefined && pk >= to) return
    const expiresAt = typeof expires === 'number' ? expires : undefined
    if (expiresAt !== undefined && expiresAt <= now) continue
    const data: unknown = typeof text === 'string' ? JSON.parse(text) : undefined
    if (!isData(data) || typeof text !== 'string') throw noItem()
    yield [expiresAt === undefined ? { pk, sk, version, data } : { pk, sk, version, expiresAt, data }, text]
  }
}

const noItem = (): TypeError => new TypeError('the store holds something that is not an item')

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { Item, Key } from './port.ts'
import type { Plan } from './range.ts'
import { indexFields, itemOf } from './shape.ts'

const columns = `pk, sk, ${indexFields.join(', ')}, version, expiresAt, data`
const live = '(expiresAt IS NULL OR expiresAt > ?)'

const getOne = `SELECT ${columns} FROM items WHERE pk = ? AND sk = ? AND ${live}`
const getAll = `SELECT ${columns} FROM items WHERE ${live} ORDER BY pk, sk`
const putOne = `INSERT OR REPLACE INTO items (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const expireSome = `DELETE FROM items WHERE (pk, sk) IN
  (SELECT pk, sk FROM items WHERE expiresAt <= ? ORDER BY expiresAt LIMIT ?)`

const schema = `
  CREATE TABLE IF NOT EXISTS items (
    pk TEXT NOT NULL, sk TEXT NOT NULL,
    g1pk TEXT, g1sk TEXT, g2pk TEXT, g2sk TEXT, g3pk TEXT, g3sk TEXT,
    version INTEGER NOT NULL, expiresAt INTEGER, data TEXT NOT NULL,
    PRIMARY KEY (pk, sk)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS g1 ON items (g1pk, g1sk, pk, sk) WHERE g1pk IS NOT NULL;
  CREATE INDEX IF NOT EXISTS g2 ON items (g2pk, g2sk, pk, sk) WHERE g2pk IS NOT NULL;
  CREATE INDEX IF NOT EXISTS g3 ON items (g3pk, g3sk, pk, sk) WHERE g3pk IS NOT NULL;
  CREATE INDEX IF NOT EXISTS expiry ON items (expiresAt) WHERE expiresAt IS NOT NULL;`

/** The file in the data directory that holds the embedded store. */
export const storeFile = (dir: string): string => join(dir, 'store.sqlite')

/** One table in SQLite: rows in and out, nothing about beliefs or batches. */
export function openTable(place: string) {
  const file = place === ':memory:' ? undefined : storeFile(place)
  const db = connect(file, place)
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, known)
    return known
  }
  return {
    exec: (sql: string): void => void prepared(sql).run(),
    get(key: Key, now: number): Item | undefined {
      const row = prepared(getOne).get(key.pk, key.sk, now)
      return row && read(row)
    },
    query(plan: Plan, now: number): Item[] {
      const { sql, values } = select(plan, now)
      return prepared(sql)
        .all(...values)
        .map(read)
    },
    put(item: Item): void {
      const index = indexFields.map((field) => item[field] ?? null)
      const data = JSON.stringify(item.data)
      prepared(putOne).run(item.pk, item.sk, ...index, item.version, item.expiresAt ?? null, data)
    },
    delete: (key: Key): void =>
      void prepared('DELETE FROM items WHERE pk = ? AND sk = ?').run(key.pk, key.sk),
    expire: (now: number, limit: number): number => Number(prepared(expireSome).run(now, limit).changes),
    all: (now: number): Iterable<Item> => (file ? snapshot(file, now) : prepared(getAll).all(now).map(read)),
    /** What the connection was told about safety, for a test to look at. */
    setting: (name: 'journal_mode' | 'synchronous') => db.prepare(`PRAGMA ${name}`).get()?.[name],
    close: (): void => db.close(),
  }
}

function connect(file: string | undefined, dir: string): DatabaseSync {
  if (file) mkdirSync(dir, { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(file ?? ':memory:', { timeout: 2000 })
  db.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec(schema)
  return db
}

/** Through a connection of its own, so that writes may go on meanwhile. */
function* snapshot(file: string, now: number): Iterable<Item> {
  const reader = new DatabaseSync(file, { readOnly: true })
  try {
    for (const row of reader.prepare(getAll).iterate(now)) yield read(row)
  } finally {
    reader.close()
  }
}

export type Table = ReturnType<typeof openTable>

function read(row: Readonly<Record<string, unknown>>): Item {
  const data: unknown = typeof row['data'] === 'string' ? JSON.parse(row['data']) : undefined
  return itemOf(row, data)
}

/** One more than the limit is read, to know whether there is more. */
function select(plan: Plan, now: number): { sql: string; values: SQLInputValue[] } {
  const [pk, sk] = plan.index ? ([`${plan.index}pk`, `${plan.index}sk`] as const) : (['pk', 'sk'] as const)
  const direction = plan.descending ? 'DESC' : 'ASC'
  const where = [`${pk} = ?`, live]
  const values: SQLInputValue[] = [plan.pk, now]
  const and = (condition: string, ...more: SQLInputValue[]) => {
    where.push(condition)
    values.push(...more)
  }
  if (plan.low !== undefined) and(`${sk} >= ?`, plan.low)
  if (plan.high !== undefined) and(`${sk} <= ?`, plan.high)
  if (plan.prefix !== undefined) and(`${sk} >= ? AND ${sk} < ?`, plan.prefix, `${plan.prefix}\u{10FFFF}`)
  if (plan.after) {
    const sort = plan.after[sk] ?? ''
    and(`(${sk}, pk, sk) ${plan.descending ? '<' : '>'} (?, ?, ?)`, sort, plan.after.pk, plan.after.sk)
  }
  const order = `ORDER BY ${sk} ${direction}, pk ${direction}, sk ${direction} LIMIT ?`
  return {
    sql: `SELECT ${columns} FROM items WHERE ${where.join(' AND ')} ${order}`,
    values: [...values, plan.limit + 1],
  }
}

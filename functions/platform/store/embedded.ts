import type { Clock } from '../../kernel/clock.ts'
import { openTable, type Table } from './embedded-table.ts'
import { isPossible, updated } from './expectation.ts'
import { Refused, Unavailable, type Change, type Query, type Store } from './port.ts'
import { planOf } from './range.ts'
import { checkChanges, checkKey, keyOf, placeOf } from './shape.ts'

type Waiting = { changes: readonly Change[]; resolve: () => void; reject: (error: unknown) => void }

/**
 * The store in one SQLite file under `place`, or in memory. Writes that come in one turn of the event loop
 * share one COMMIT, and none is answered before it: one wait for the disk serves them all.
 */
export function openEmbedded(place: string, clock: Clock): Store {
  const table = openTable(place)
  const now = (): number => Math.floor(Date.parse(clock()) / 1000)
  let queue: Waiting[] = []
  let isOpen = true
  const flush = (): void => {
    const batch = queue
    queue = []
    if (batch.length > 0) commit(table, batch, now())
  }
  const whileOpen = <T>(work: () => T): T => {
    if (!isOpen) throw new Unavailable('none')
    return work()
  }
  return {
    get: async (key) => whileOpen(() => table.get(checkKey(key), now())),
    query: async (query) => whileOpen(() => pageOf(table, query, now())),
    write: async (changes) =>
      whileOpen(() => {
        checkChanges(changes)
        if (queue.length === 0) setImmediate(flush)
        return new Promise<void>((resolve, reject) => queue.push({ changes, resolve, reject }))
      }),
    expire: async (limit) => whileOpen(() => table.expire(now(), limit)),
    async *all() {
      yield* whileOpen(() => table.all(now()))
    },
    close: async () => {
      if (!isOpen) return
      flush()
      isOpen = false
      table.close()
    },
  }
}

function pageOf(table: Table, query: Query, now: number): Awaited<ReturnType<Store['query']>> {
  const plan = planOf(query)
  const found = plan ? table.query(plan, now) : []
  const items = found.slice(0, query.limit)
  const last = found.length > query.limit ? items.at(-1) : undefined
  return last ? { items, last: placeOf(last, query.index) } : { items }
}

/** One transaction for the batch; each write sees what those before it have done. */
function commit(table: Table, batch: readonly Waiting[], now: number): void {
  const answers: (() => void)[] = []
  let outcome: 'none' | 'unknown' = 'none'
  try {
    table.exec('BEGIN IMMEDIATE')
    for (const { changes, resolve, reject } of batch) {
      const error = applied(table, changes, now)
      answers.push(error === undefined ? resolve : () => reject(error))
    }
    outcome = 'unknown'
    table.exec('COMMIT')
  } catch (error) {
    undo(table)
    for (const { reject } of batch) reject(new Unavailable(outcome, error))
    return
  }
  for (const answer of answers) answer()
}

function undo(table: Table): void {
  try {
    table.exec('ROLLBACK')
  } catch {
    // There was no transaction: BEGIN failed, or SQLite has rolled back by itself.
  }
}

/**
 * Why the write was refused, or undefined when it stands. All is judged before anything is written, so a
 * refused write leaves nothing behind and takes nobody of its batch with it.
 */
function applied(table: Table, changes: readonly Change[], now: number): Refused | undefined {
  const items = changes.map((change) => table.get(keyOf(change), now))
  const at = changes.findIndex((change, n) => !isPossible(items[n], change))
  if (at >= 0) return new Refused(at)
  changes.forEach((change, n) => {
    const item = items[n]
    if ('put' in change) table.put(change.put)
    else if ('delete' in change) table.delete(change.delete)
    else if ('update' in change && item) table.put(updated(item, change))
  })
  return undefined
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../functions/kernel/clock.ts'
import { openDynamoDB } from '../../../functions/platform/store/dynamodb.ts'
import { openEmbedded } from '../../../functions/platform/store/embedded.ts'
import type { Store, Units } from '../../../functions/platform/store/port.ts'
import { instant, type Instant } from '../../../shared/dates.ts'
import { createTable, startDynamoDBLocal, type Local } from './dynamodb-local.ts'

export type Kind = 'memory' | 'disk' | 'dynamodb'

/** All the adapters that must behave alike. */
export const kinds = ['memory', 'disk', 'dynamodb'] as const satisfies readonly Kind[]

/** A fixed moment, and a clock that stands there until it is moved. */
export const noon: Instant = instant.parse('2026-11-24T04:00:00.000Z')
export const aClock = () => {
  let now = Date.parse(noon)
  const clock: Clock = () => instant.parse(new Date(now).toISOString())
  return Object.assign(clock, {
    forward: (seconds: number) => void (now += seconds * 1000),
    reset: () => void (now = Date.parse(noon)),
  })
}

/** Opens empty stores of any kind and closes all of them together; DynamoDB Local starts when first needed. */
export function someStores() {
  const open: Store[] = []
  const dirs: string[] = []
  let local: Promise<Local> | undefined
  let tables = 0
  const folder = (): string => {
    const dir = mkdtempSync(join(tmpdir(), 'tongxing-store-'))
    dirs.push(dir)
    return dir
  }
  return {
    folder,
    local: () => (local ??= startDynamoDBLocal()),
    async empty(kind: Kind, clock: Clock, onUnits?: (units: Units) => void): Promise<Store> {
      if (kind !== 'dynamodb') {
        const store = openEmbedded(kind === 'memory' ? ':memory:' : folder(), clock)
        open.push(store)
        return store
      }
      const { client } = await (local ??= startDynamoDBLocal())
      const table = `table-${++tables}`
      await createTable(client, table)
      return openDynamoDB({ client, table, clock, ...(onUnits ? { onUnits } : {}) })
    },
    async close(): Promise<void> {
      for (const store of open) await store.close()
      for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
      await (await local)?.stop()
    },
  }
}

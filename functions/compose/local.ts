import { join } from 'node:path'
import { ownMachineBudgets } from '../contexts/identity/budgets.ts'
import type { Clock } from '../kernel/clock.ts'
import { newCode, newId, newToken } from '../platform/config/ids.ts'
import { keysFrom, readSecretFile } from '../platform/crypto/keys.ts'
import { fileMaster } from '../platform/crypto/master-key.ts'
import { openSealer } from '../platform/crypto/seal.ts'
import type { SendMessage } from '../platform/mail/message.ts'
import { onceInFolder } from '../platform/files/write-once.ts'
import { forgetIn } from '../platform/mail/outbox-folder.ts'
import { dataKeysIn } from '../platform/store/data-keys.ts'
import { openEmbedded } from '../platform/store/embedded.ts'
import { isOutbox } from '../platform/store/outbox-items.ts'
import type { Item } from '../platform/store/port.ts'
import type { Adapters } from './base.ts'

export { storeFile } from '../platform/store/embedded-table.ts'

/** The secret of a deployment on one machine, in its data directory; its owner alone may read it. */
export const keysFile = (dir: string): string => join(dir, 'keys')

/** The master keys beside it, which wrap the data keys of persons; the newest is the last line. */
export const masterFile = (dir: string): string => join(dir, 'master-keys')

/** Bound to what is sealed; one machine has one table. */
const table = 'tongxing'

/** Messages of one machine that no provider takes. */
export const outboxOf = (dir: string): string => join(dir, 'outbox')

/** Who was erased on one machine: it must not come back with a copy of the store, so it is copied by itself. */
const registerOf = (dir: string): string => join(dir, 'erased')

type Needs = {
  readonly dir: string
  readonly now: Clock
  readonly send: SendMessage
  /** For a store that is thrown away, or saved whole by `saveStore`. */
  readonly inMemory?: true
  /** Only this machine's own users can reach it. */
  readonly isOwnMachine?: boolean
}

/** What one machine brings: the embedded store and the keys, all in `dir`. */
export function openLocal({ dir, now, send, inMemory, isOwnMachine }: Needs): Adapters {
  const store = openEmbedded(inMemory ? ':memory:' : dir, now)
  const master = fileMaster(masterFile(dir))
  return {
    store,
    keys: keysFrom(readSecretFile(keysFile(dir))),
    sealer: openSealer(dataKeysIn({ store, master, now }), table),
    now,
    newId,
    newCode,
    newToken,
    send,
    forgetMessages: (isTheirs) => forgetIn(outboxOf(dir), isTheirs),
    register: onceInFolder(registerOf(dir)),
    ...(isOwnMachine ? { budgets: ownMachineBudgets } : {}),
  }
}

/** So many changes a write takes. */
const atOnce = 100

/**
 * Writes a store that was filled in memory to a directory, in one transaction: writes of one turn share a COMMIT. What
 * waits in its outbox stays behind: nobody is written to about the past of a seed.
 */
export async function saveStore({ store, now }: Adapters, dir: string): Promise<void> {
  const items: Item[] = []
  for await (const item of store.all()) if (!isOutbox(item)) items.push(item)
  const saved = openEmbedded(dir, now)
  try {
    const writes = Array.from({ length: Math.ceil(items.length / atOnce) }, (_, n) =>
      items.slice(n * atOnce, (n + 1) * atOnce).map((put) => ({ put, if: { absent: true } }) as const),
    )
    await Promise.all(writes.map((changes) => saved.write(changes)))
  } finally {
    await saved.close()
  }
}

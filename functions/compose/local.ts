import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'
import { newCode, newId, newToken } from '../platform/config/ids.ts'
import { keysFrom, readMasterKey } from '../platform/crypto/keys.ts'
import { openSealer } from '../platform/crypto/seal.ts'
import type { SendMessage } from '../platform/mail/message.ts'
import { openEmbedded } from '../platform/store/embedded.ts'
import type { Adapters } from './base.ts'

export { storeFile } from '../platform/store/embedded-table.ts'

/** The master key of a deployment on one machine, in its data directory; its owner alone may read it. */
export const keysFile = (dir: string): string => join(dir, 'keys')

type Needs = {
  readonly dir: string
  readonly now: Clock
  readonly send: SendMessage
  readonly storeDir?: string
}

/** What one machine brings: the embedded store in `storeDir` (or `dir`), keys from a file in `dir`. */
export function openLocal({ dir, now, send, storeDir = dir }: Needs): Adapters {
  const keys = keysFrom(readMasterKey(keysFile(dir)))
  return {
    store: openEmbedded(storeDir, now),
    keys,
    sealer: openSealer(keys),
    now,
    newId,
    newCode,
    newToken,
    send,
  }
}

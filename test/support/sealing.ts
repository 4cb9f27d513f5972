import { randomBytes } from 'node:crypto'
import { memoryMaster } from '../../functions/platform/crypto/master-key.ts'
import { openSealer, type Sealer } from '../../functions/platform/crypto/seal.ts'
import { dataKeysIn } from '../../functions/platform/store/data-keys.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import type { Clock } from '../../functions/kernel/clock.ts'

/** Seals in this store, under a master key that is gone with the test. */
export const aSealer = (store: Store, now: Clock): Sealer =>
  openSealer(dataKeysIn({ store, master: memoryMaster(randomBytes(32)), now }), 'tongxing')

import { randomBytes } from 'node:crypto'
import { memoryMaster, type MasterKey } from '../../functions/platform/crypto/master-key.ts'
import { openSealer, type Sealer } from '../../functions/platform/crypto/seal.ts'
import { dataKeysIn } from '../../functions/platform/store/data-keys.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import type { Clock } from '../../functions/kernel/clock.ts'

/** A master key that is gone with the test. */
export const aMaster = (): MasterKey => memoryMaster(randomBytes(32))

/** Seals in this store, under a master key of its own or a given one. */
export const aSealer = (store: Store, now: Clock, master = aMaster()): Sealer =>
  openSealer(dataKeysIn({ store, master, now }), 'tongxing')

import type { Clock } from '../../functions/kernel/clock.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import type { Store } from '../../functions/platform/store/port.ts'

/** A fresh store of the kind that this run tests. */
export const aStore = async (now: Clock): Promise<Store> => openEmbedded(':memory:', now)

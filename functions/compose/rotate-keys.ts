import { existsSync } from 'node:fs'
import type { Clock } from '../kernel/clock.ts'
import { addMasterKey, fileMaster } from '../platform/crypto/master-key.ts'
import { rewrap } from '../platform/store/data-keys.ts'
import { openEmbedded } from '../platform/store/embedded.ts'
import { masterFile, storeFile } from './local.ts'

/**
 * Gives a data directory a new master key and wraps every data key with it; a server may be running on it. What a run
 * leaves undone, another goes on with. Returns how many were wrapped anew; the old key stays in the file until then.
 */
export async function rotateKeys(dir: string, now: Clock, tell: (done: number) => void): Promise<number> {
  if (!existsSync(storeFile(dir)) || !existsSync(masterFile(dir)))
    throw new Error(`there is no store in ${dir}`)
  const store = openEmbedded(dir, now)
  try {
    const older = addMasterKey(masterFile(dir))
    return await rewrap({ store, master: fileMaster(masterFile(dir)), now }, older, tell)
  } finally {
    await store.close()
  }
}

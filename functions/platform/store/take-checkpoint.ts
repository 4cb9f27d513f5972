import type { Clock } from '../../kernel/clock.ts'
import type { Signer } from '../crypto/sign.ts'
import { AlreadyWritten, type WriteOnce } from '../files/write-once.ts'
import { checkpointName, checkpointOf } from './checkpoint.ts'
import { keys } from './keys.ts'
import { forget, movedIn } from './moved.ts'
import { Refused, type Item, type Store } from './port.ts'

export type CheckpointNeeds = {
  readonly store: Store
  readonly once: WriteOnce
  readonly signer: Signer
  readonly now: Clock
}

/** Commits in one checkpoint; at more than that in a minute the rest waits for the next. */
const most = 20_000

/**
 * Signs what moved since the last checkpoint into write-once storage; the number of commits, 0 when nothing moved. A run
 * that died is repeated by the next one: markers go only after their heads are written, so heads may be pinned twice,
 * never missed.
 */
export async function takeCheckpoint({ store, once, signer, now }: CheckpointNeeds): Promise<number> {
  const moved = await movedIn(store, most)
  if (moved.length === 0) return 0
  const heads = moved.flatMap((one) => one.heads)
  for (;;) {
    const last = await store.get(keys.lastCheckpoint())
    const number = numberIn(last) + 1
    const previous = textIn(last, 'hash')
    const { text, hash } = checkpointOf(signer, { at: now(), number, previous, heads })
    const isWritten = await written(once, checkpointName(number), text)
    await note(store, last, { number, hash: isWritten ? hash : previous })
    if (isWritten) break
  }
  await forget(store, moved)
  return moved.length
}

/** False when the number is taken: by a run that died before it noted so, or before the table was restored. */
async function written(once: WriteOnce, name: string, text: string): Promise<boolean> {
  try {
    await once.append(name, text)
    return true
  } catch (error) {
    if (error instanceof AlreadyWritten) return false
    throw error
  }
}

/** A racing run may have noted its own; this only says where the next one begins to try. */
async function note(store: Store, before: Item | undefined, data: Item['data']): Promise<void> {
  const put = { ...keys.lastCheckpoint(), version: (before?.version ?? 0) + 1, data }
  try {
    await store.write([{ put, if: before ? { version: before.version } : { absent: true } }])
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

const textIn = (item: Item | undefined, field: string): string => {
  const value = item?.data[field]
  return typeof value === 'string' ? value : ''
}

function numberIn(item: Item | undefined): number {
  const value = item?.data['number']
  return typeof value === 'number' ? value : 0
}

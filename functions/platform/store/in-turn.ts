import { Failure } from '../../kernel/failure.ts'
import { Unavailable } from './port.ts'

/** Tries of one writer against others of the same aggregate; the last waits up to a second and a half. */
const most = 9

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * For an aggregate that one person's parallel requests all append to: within this process they queue by key, and
 * against other processes each tries again with full jitter while somebody else was quicker. `write` must read anew on
 * each try. Throws Unavailable when it was always too late.
 */
export function openTurns() {
  const last = new Map<string, Promise<void>>()
  return async (key: string, write: () => Promise<void>): Promise<void> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(() => persistently(write))
    const settled = mine.catch(() => undefined)
    last.set(key, settled)
    await settled
    if (last.get(key) === settled) last.delete(key)
    return mine
  }
}

async function persistently(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'changed-meanwhile') throw error
      if (attempt === most) throw new Unavailable('none', error)
      await wait(Math.random() * Math.min(1500, 20 * 2 ** attempt))
    }
  }
}

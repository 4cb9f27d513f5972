import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { namesIn } from '../platform/files/write-once.ts'
import { isCheckpointName } from '../platform/store/checkpoint.ts'
import { trailIn } from '../platform/store/embedded-trail.ts'
import type { Verdict } from '../platform/store/verify-chains.ts'
import { verifyTrail, type Part } from '../platform/store/verify-trail.ts'

/** What one thread verifies; `before` are the checkpoints that were there when all began. */
export type Task = {
  readonly dir: string
  readonly checkpoints: string
  readonly before: readonly string[]
  readonly part: Part
  readonly key: string | undefined
  readonly now: number
}

/** The checkpoints in their folder, in order. */
export const checkpointNames = (folder: string): string[] => namesIn(folder).filter(isCheckpointName)

/** Verifies one part of a trail. */
export function verifyPart({ dir, checkpoints, before, part, key, now }: Task): Verdict {
  const { close, ...snapshot } = trailIn(dir, part, now)
  try {
    const read = (name: string): string => readFileSync(join(checkpoints, name), 'utf8')
    const after = { names: checkpointNames(checkpoints), read, key }
    return verifyTrail({ before, after, snapshot, part, now })
  } finally {
    close()
  }
}

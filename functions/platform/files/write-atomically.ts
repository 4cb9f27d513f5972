import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Writes a whole file or none: a reader never sees half of it, and a crash leaves at most a `.part` beside it. */
export function writeAtomically(file: string, text: string): void {
  const part = `${file}.${randomBytes(4).toString('hex')}.part`
  const handle = openSync(part, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(part, file)
}

import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Thrown by `append` when the name is taken: what is written once is never written again. */
export class AlreadyWritten extends Error {
  constructor(name: string) {
    super(`${name} is written already`)
    this.name = 'AlreadyWritten'
  }
}

/** Storage in which a text, once written, neither changes nor vanishes: of checkpoints, and of who was erased. */
export type WriteOnce = {
  /** Stores a whole text or nothing. Names: letters, digits, `.` and `-`. Throws AlreadyWritten. */
  append(name: string, text: string): Promise<void>
  /** All names, sorted. */
  list(): Promise<string[]>
  /** Throws when there is no such name. */
  read(name: string): Promise<string>
}

/** Names that mean the same in a folder and in a bucket. */
export function checkedName(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,199}$/.test(name) || name.endsWith('.part'))
    throw new TypeError(`not a name of write-once storage: ${name}`)
  return name
}

/** What a folder of texts written once holds; empty when there is none. */
export function namesIn(dir: string): string[] {
  try {
    const all = readdirSync(dir)
    return all.filter((name) => !name.endsWith('.part')).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/**
 * Write-once storage in a folder of this machine. Read-only files show an accident, not an attack: whoever owns the
 * folder can still remove them. Against that stands S3 with Object Lock.
 */
export const onceInFolder = (dir: string): WriteOnce => ({
  append: async (name, text) => appendTo(dir, checkedName(name), text),
  list: async () => namesIn(dir),
  read: async (name) => readFileSync(join(dir, checkedName(name)), 'utf8'),
})

/** By a link, which fails when the name exists: a crash leaves no half of a text under its name. */
function appendTo(dir: string, name: string, text: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const part = join(dir, `${name}.${randomBytes(4).toString('hex')}.part`)
  writeWhole(part, text)
  try {
    linkSync(part, join(dir, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new AlreadyWritten(name)
    throw error
  } finally {
    unlinkSync(part)
  }
  syncFolder(dir)
}

function writeWhole(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(file, 0o444)
}

/** The new name, too, must survive a power cut; Windows opens no folders. */
function syncFolder(dir: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(dir, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

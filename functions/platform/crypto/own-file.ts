import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'

/** The text of a file that only its owner may read; `make` gives it when the file is missing. */
export function ownFile(file: string, make: () => string): string {
  try {
    return readChecked(file)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  create(file, `${make()}\n`)
  return readChecked(file)
}

function readChecked(file: string): string {
  const { mode } = statSync(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others; run: chmod 600 ${file}`)
  return readFileSync(file, 'utf8')
}

/** By a link, which fails when the name exists: two starts at once end with one key, not with two halves. */
function create(file: string, text: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

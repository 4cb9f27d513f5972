import { hkdfSync, randomBytes } from 'node:crypto'
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

/** What a key may be used for; each purpose has its own, so that one use can never undo another. */
export type Purpose =
  | 'cursor'
  | 'field'
  | 'field-iv'
  | 'blind-index'
  | 'idempotency'
  | 'session'
  | 'sign-in-code'
  | 'pseudonym'

/** The sub-keys of one master key, 32 bytes each. */
export type Keys = { of(purpose: Purpose, whose?: string): Buffer }

const size = 32

/** Derived keys kept in memory: deriving one costs more than a field's encryption. */
const mostRemembered = 5000

/** Derives by HKDF-SHA-256 (RFC 5869). `whose` separates the keys of persons within a purpose. */
export function keysFrom(master: Uint8Array): Keys {
  if (master.length < size) throw new TypeError(`a master key has at least ${size} bytes`)
  const known = new Map<string, Buffer>()
  const derive = (from: Uint8Array, info: string): Buffer =>
    Buffer.from(hkdfSync('sha256', from, '', `tongxing/1/${info}`, size))
  const remembered = (name: string, make: () => Buffer): Buffer => {
    const key = known.get(name) ?? make()
    if (known.size >= mostRemembered) known.clear()
    known.set(name, key)
    return key
  }
  return {
    of(purpose, whose) {
      const shared = remembered(purpose, () => derive(master, purpose))
      return whose === undefined
        ? shared
        : remembered(`${purpose}/${whose}`, () => derive(shared, `whose/${whose}`))
    },
  }
}

/** Reads the master key from a file that only its owner may read; makes it when it is missing. */
export function readMasterKey(file: string): Buffer {
  try {
    return readChecked(file)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  create(file)
  return readChecked(file)
}

function readChecked(file: string): Buffer {
  const { mode } = statSync(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others; run: chmod 600 ${file}`)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== size) throw new Error(`${file} does not hold a key of ${size} bytes in base64`)
  return key
}

/** By a link, which fails when the name exists: two starts at once end with one key, not with two halves. */
function create(file: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, `${randomBytes(size).toString('base64')}\n`)
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

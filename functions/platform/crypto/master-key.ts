import { createHash, randomBytes } from 'node:crypto'
import { writeAtomically } from '../files/write-atomically.ts'
import { decrypt, encrypt, ivBytes } from './gcm.ts'
import { ownFile } from './own-file.ts'

/** The one thing that a master key does: it wraps data keys. A file on one machine, KMS on AWS. */
export type MasterKey = {
  /** Wraps under the newest key, and says under which. The context is bound to the wrapped key. */
  wrap(dataKey: Buffer, context: string): Promise<{ wrapped: string; under: string }>
  /** Throws when the key was not wrapped under that one, in that context. */
  unwrap(wrapped: string, under: string, context: string): Promise<Buffer>
}

const size = 32

/** Master keys by their ids, the newest last. */
type Ring = ReadonlyMap<string, Buffer>

/** Of keys that are at hand. Each wrap has an IV of its own by chance: data keys are few. */
function masterOf(ring: () => Ring): MasterKey {
  return {
    async wrap(dataKey, context) {
      const [under, key] = [...ring()].at(-1) ?? []
      if (under === undefined || key === undefined) throw new Error('there is no master key')
      const aad = Buffer.from(JSON.stringify(['data-key', under, context]))
      return { wrapped: encrypt(key, randomBytes(ivBytes), dataKey.toString('base64'), aad), under }
    },
    async unwrap(wrapped, under, context) {
      const key = ring().get(under)
      if (!key) throw new Error(`the master key ${under} is not here`)
      const plain = decrypt(key, wrapped, Buffer.from(JSON.stringify(['data-key', under, context])))
      if (plain === undefined) throw new Error('a data key does not open under its master key')
      return Buffer.from(plain, 'base64')
    },
  }
}

const idOf = (key: Buffer): string => createHash('sha256').update('id').update(key).digest('hex').slice(0, 16)

/** One key in memory: for what does not outlive the process. */
export const memoryMaster = (key: Buffer): MasterKey => masterOf(() => new Map([[idOf(key), key]]))

/**
 * Keys in a file of mode 0600, one in base64 on each line, the newest last; made when it is missing. It is read on each
 * use, so that a rotation holds at once in a server that runs.
 */
export function fileMaster(file: string): MasterKey {
  const ring = (): Ring => new Map(keysIn(file).map((key) => [idOf(key), key]))
  ring()
  return masterOf(ring)
}

/** Adds a new key to the file: from now on it wraps, and the older ones only open. Gives the ids of those. */
export function addMasterKey(file: string): string[] {
  const before = keysIn(file)
  writeAtomically(file, [...before.map(lineOf), newLine()].map((line) => `${line}\n`).join(''))
  return before.map(idOf)
}

const lineOf = (key: Buffer): string => key.toString('base64')
const newLine = (): string => lineOf(randomBytes(size))

function keysIn(file: string): Buffer[] {
  const lines = ownFile(file, newLine).split('\n')
  const keys = lines.filter((line) => line !== '').map((line) => Buffer.from(line, 'base64'))
  if (keys.length === 0 || keys.some((key) => key.length !== size))
    throw new Error(`${file} does not hold keys of ${size} bytes in base64`)
  return keys
}

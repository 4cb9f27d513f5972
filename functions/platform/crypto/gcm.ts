import { type CipherKey, createCipheriv, createDecipheriv } from 'node:crypto'

/** Stands first in every sealed text, so that SM4 can follow as 2 beside what is already stored. */
const aes256gcm = 1
const ivBytes = 12
const tagBytes = 16

/** Seals with AES-256-GCM. The caller answers for an IV that never serves two plaintexts under one key. */
export function encrypt(key: CipherKey, iv: Buffer, plain: string, aad: Buffer): string {
  const header = Buffer.from([aes256gcm])
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.concat([header, aad]))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([header, iv, body, cipher.getAuthTag()]).toString('base64url')
}

/** The plain text, or undefined when the sealed text is broken, foreign, or bound to something else. */
export function decrypt(key: CipherKey, sealed: string, aad: Buffer): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  // Node ignores what is no base64url: two texts could then be one and the same sealed value.
  if (bytes.toString('base64url') !== sealed) return undefined
  if (bytes[0] !== aes256gcm || bytes.length < 1 + ivBytes + tagBytes) return undefined
  const iv = bytes.subarray(1, 1 + ivBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.concat([bytes.subarray(0, 1), aad]))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
  try {
    const body = decipher.update(bytes.subarray(1 + ivBytes, bytes.length - tagBytes))
    return Buffer.concat([body, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

export { ivBytes }

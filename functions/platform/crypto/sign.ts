import {
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { ownFile } from './own-file.ts'

/** Signs texts with Ed25519 (RFC 8032). Keys and signatures are base64url. */
export type Signer = { readonly publicKey: string; readonly sign: (text: string) => string }

const size = 32

/** The fixed head of an Ed25519 private key in PKCS #8 (RFC 8410), before its 32 bytes. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signer that a secret stands for; the key is derived (HKDF-SHA-256, RFC 5869), so that any long secret will do. */
export function signerFrom(secret: Uint8Array): Signer {
  if (secret.length < size) throw new TypeError(`a signing secret has at least ${size} bytes`)
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'tongxing/1/sign', size))
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('not an Ed25519 key')
  return { publicKey: x, sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') }
}

/** The signer whose secret stands in a file that only its owner may read; made when it is missing. */
export function signerIn(file: string): Signer {
  const text = ownFile(file, () => randomBytes(size).toString('base64'))
  const secret = Buffer.from(text.trim(), 'base64')
  if (secret.length !== size) throw new Error(`${file} does not hold a key of ${size} bytes in base64`)
  return signerFrom(secret)
}

/** Whether this text was signed by the owner of the public key; false also for what is no key or signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = publicKeyOf(publicKey)
  const bytes = Buffer.from(signature, 'base64url')
  // Node ignores what is no base64url: one signature could then stand in many spellings.
  if (!key || bytes.toString('base64url') !== signature) return false
  return verify(null, Buffer.from(text), key, bytes)
}

function publicKeyOf(x: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  } catch {
    return undefined
  }
}

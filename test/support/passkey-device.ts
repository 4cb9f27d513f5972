import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A device that makes and uses passkeys as a browser would (ES256, no attestation), for tests of the API. */
export function aPasskeyDevice({
  origin = 'http://tongxing.test',
  verified = true,
}: {
  origin?: string
  verified?: boolean
} = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const jwk = publicKey.export({ format: 'jwk' })
  const key = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(jwk.x ?? '', 'base64url')],
      [-3, Buffer.from(jwk.y ?? '', 'base64url')],
    ]),
  )
  let counter = 0
  const rpIdHash = sha256(Buffer.from(new URL(origin).hostname))
  const flags = 0x01 | (verified ? 0x04 : 0)
  const authData = (more: number, rest: Buffer) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([rpIdHash, Buffer.from([flags | more]), count, rest])
  }
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const text = (bytes: Buffer) => bytes.toString('base64url')
  const head = { id: text(id), rawId: text(id), type: 'public-key' }
  return {
    /** Counters of some devices do not rise; of a copy they have stayed behind. */
    set counter(to: number) {
      counter = to
    },
    made({ challenge }: { challenge: string }) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const data = authData(0x40, Buffer.concat([Buffer.alloc(16), length, id, key]))
      const object = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ])
      const clientDataJSON = text(clientData('webauthn.create', challenge))
      return {
        ...head,
        response: { clientDataJSON, attestationObject: text(cbor(object)), transports: ['internal'] },
      }
    },
    used({ challenge }: { challenge: string }) {
      const data = authData(0, Buffer.alloc(0))
      const client = clientData('webauthn.get', challenge)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      const response = {
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(signature),
      }
      return { kind: 'PASSKEY', response: { ...head, response } }
    },
  }
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** As much CBOR (RFC 8949) as a passkey needs: whole numbers, bytes, texts, maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value)
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value])
  if (typeof value === 'string')
    return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Map)
    return Buffer.concat([cborHead(5, value.size), ...[...value].flat().map((one) => cbor(one))])
  throw new TypeError('not needed here')
}

function cborHead(kind: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(kind << 5) | count])
  if (count < 256) return Buffer.from([(kind << 5) | 24, count])
  return Buffer.from([(kind << 5) | 25, count >> 8, count & 255])
}

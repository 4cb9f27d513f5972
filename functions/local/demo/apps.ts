import { createHash } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The secret of an invented person's authenticator app, in base32: always the same, and no secret at all. */
export function demoTotp(key: string): string {
  const bits = [...createHash('sha1').update(`demo ${key}`).digest()].map((one) =>
    one.toString(2).padStart(8, '0'),
  )
  return (bits.join('').match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')
}

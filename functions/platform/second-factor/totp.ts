import type { Instant } from '../../../shared/dates.ts'

/** The code maker of authenticator apps (RFC 6238: SHA-1, six digits, 30 seconds); loaded when one is used. */
const load = () => import('otpauth')

const issuer = 'Tongxing'
const period = 30
/** Steps before and after the present one that are taken too: clocks of phones are not exact. */
const window = 1

const totpOf = async (secret: string, label = '') => {
  const { TOTP, Secret } = await load()
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })
}

/** A new secret of 160 random bits in base32. */
export async function newTotpSecret(): Promise<string> {
  const { Secret } = await load()
  return new Secret({ size: 20 }).base32
}

/** The address that an app reads from the QR code. */
export const totpAddress = async (secret: string, label: string): Promise<string> =>
  (await totpOf(secret, label)).toString()

/** The code that an app shows at this instant. */
export const totpCodeAt = async (secret: string, at: Instant): Promise<string> =>
  (await totpOf(secret)).generate({ timestamp: Date.parse(at) })

/** The step (30 seconds since 1970) that a code belongs to, or undefined for a wrong one. A step must serve once only. */
export async function totpStep(secret: string, code: string, at: Instant): Promise<number | undefined> {
  const timestamp = Date.parse(at)
  const delta = (await totpOf(secret)).validate({ token: code, timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta
}

import { randomBytes, randomInt } from 'node:crypto'
import type { NewId } from '../../kernel/clock.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz'

/** 22 random characters of 54: 126 bits, never sequential. */
export const newId: NewId = (prefix) =>
  `${prefix}_${Array.from({ length: 22 }, () => letters[randomInt(letters.length)]).join('')}`

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** 32 of the letters and digits that are not taken for one another (Crockford). */
const recoveryLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten random characters, 50 bits. */
export const newRecoveryCode = (): string =>
  Array.from({ length: 10 }, () => recoveryLetters[randomInt(recoveryLetters.length)]).join('')

export const newToken = (): string => randomBytes(32).toString('base64url')

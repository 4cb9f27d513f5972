import * as z from 'zod'
import { day, type Day } from './dates.ts'

const tidy = (raw: string): string => raw.normalize('NFKC').replace(/[\s\u200b]/g, '')

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idChecks = '10X98765432'

/** 公民身份号码 GB 11643-1999: 17 digits and a check; any region code, a real date from 1900 on. */
export function isResidentId(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false
  const born = bornOnOf(text)
  if (!day.safeParse(born).success || born < '1900-01-01') return false
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return idChecks[sum % 11] === text[17]
}

const bornOnOf = (id: string): string => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`

/** Day of birth and sex that a valid number states (digit 17: odd is male). */
export const factsOfResidentId = (id: string): { bornOn: Day; sex: 'FEMALE' | 'MALE' } => ({
  bornOn: day.parse(bornOnOf(id)),
  sex: Number(id[16]) % 2 === 1 ? 'MALE' : 'FEMALE',
})

/** Last character of the number whose first 17 digits are given. */
export const residentIdCheck = (first17: string): string =>
  idChecks[idWeights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0) % 11] ?? ''

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Last character of the unified credit code whose first 17 are given (GB 32100-2015). */
export const creditCodeCheck = (first17: string): string =>
  creditAlphabet[(31 - (creditWeights.reduce((total, weight, at) => total + weight * creditAlphabet.indexOf(first17[at] ?? ''), 0) % 31)) % 31] ?? ''

/** 统一社会信用代码 GB 32100-2015: 18 of 31 symbols, the last a check. */
export const isCreditCode = (text: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && creditCodeCheck(text.slice(0, 17)) === text[17]

const mobilePattern = /^\+861[3-9]\d{9}$/
const mailPattern = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/** A mobile number as stored, `+8613…`: full-width digits, spaces, hyphens, `+86` and `0086` are accepted. */
export const toMobile = (raw: string): string => {
  const digits = tidy(raw)
    .replace(/[-()]/g, '')
    .replace(/^(\+86|0086)/, '')
  return `+86${digits}`
}

export const toMail = (raw: string): string => tidy(raw).toLowerCase()

/** Where a person can be reached: a mobile number of the mainland or a mail address, in its stored form. */
export const address = z
  .pipe(
    z.string().check(z.maxLength(200)),
    z.transform((raw: string) => (raw.includes('@') || raw.includes('＠') ? toMail(raw) : toMobile(raw))),
  )
  .check(z.refine((text) => mobilePattern.test(text) || (text.length <= 254 && mailPattern.test(text)), { error: 'address' }))
export const channelOf = (stored: string): 'mail' | 'sms' => (stored.includes('@') ? 'mail' : 'sms')

export const residentId = z
  .pipe(
    z.string().check(z.maxLength(60)),
    z.transform((raw: string) => tidy(raw).toUpperCase()),
  )
  .check(z.refine(isResidentId, { error: 'id-number' }))

export const creditCode = z
  .pipe(
    z.string().check(z.maxLength(60)),
    z.transform((raw: string) => tidy(raw).toUpperCase()),
  )
  .check(z.refine(isCreditCode, { error: 'credit-code' }))

/** A person's name: 2–30 code points of Han with `·`, or Latin letters; kinds of middle dot become U+00B7. */
export const personName = z
  .pipe(
    z.string().check(z.maxLength(120)),
    z.transform((raw: string) =>
      raw
        .normalize('NFC')
        .trim()
        .replace(/[•‧・∙⋅]/g, '·')
        .replace(/\s+/g, ' '),
    ),
  )
  .check(z.refine((name) => /^[\p{Script=Han}·]{2,30}$|^[\p{Script=Latin}][\p{Script=Latin} .'’·-]{1,59}$/u.test(name), { error: 'person-name' }))

const identifying = [/[1-9]\d{16}[\dXx]/, /(?:^|\D)(?:86|0086)?1[3-9]\d{9}(?!\d)/, /(?:^|\D)\d{15,19}(?!\d)/]

/** Whether a text holds an ID number, a mobile number or a run like a bank card's, however spaced. */
export const identifies = (text: string): boolean => {
  const seen = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const plain = seen.replace(/(\d)[\s\p{Pd}()/.·_,，、]+(?=[\dXx])/gu, '$1')
  return identifying.some((pattern) => pattern.test(plain))
}

/** Without control characters (but line ends and tabs) and halves of characters, which no store or file can hold. */
const clean = (raw: string): string => raw.replace(/\p{Surrogate}|(?![\n\t])\p{Cc}/gu, '').trim()

/** Free text about a supported person: nothing that identifies. `most` is its length in characters. */
export const anonymousText = (most: number) =>
  z.pipe(z.string().check(z.maxLength(most * 2)), z.transform(clean)).check(
    z.maxLength(most),
    z.refine((text) => !identifies(text), { error: 'identifies' }),
  )

/** Free text of a stated length, trimmed, not empty. */
export const text = (most: number) => z.pipe(z.string().check(z.maxLength(most * 2)), z.transform(clean)).check(z.minLength(1), z.maxLength(most))

const stars = (count: number): string => '*'.repeat(Math.max(count, 0))
const doubleSurnames = /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|南宫)/u

/** 「张*」, 「欧阳**」, `A***`: the family name, or the first letter, stays. */
export function maskName(name: string): string {
  const kept = doubleSurnames.exec(name)?.[0] ?? [...name][0] ?? ''
  return kept + stars(Math.min([...name].length - [...kept].length, 3))
}

/** `138****5678`, `a***@x.cn`. */
export function maskAddress(stored: string): string {
  if (!stored.includes('@')) return `${stored.slice(3, 6)}****${stored.slice(-4)}`
  const [local = '', domain = ''] = stored.split('@')
  return `${local.slice(0, 1)}***@${domain}`
}

/** First three and last four: `110***********002X`. */
export const maskResidentId = (id: string): string => `${id.slice(0, 3)}${stars(11)}${id.slice(-4)}`

/** The last four alone. */
export const maskNumber = (number: string): string => `${stars(Math.min(number.length - 4, 8))}${number.slice(-4)}`

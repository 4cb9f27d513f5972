import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { address, text } from './formats.ts'
import { factorId, personId } from './ids.ts'
import { receipt } from './receipt.ts'

/** Tries of a code (authenticator app or recovery code) that a person has within so many minutes. */
export const factorTries = 5
export const factorTryMinutes = 15

/** How many recovery codes are made at once; each works once. */
export const recoveryCodeCount = 10

const base64url = z.string().check(z.regex(/^[\w-]+$/), z.maxLength(16_000))
const credentialId = z.string().check(z.regex(/^[\w-]+$/), z.maxLength(1400))
const transports = z.array(z.string().check(z.maxLength(20))).check(z.maxLength(8))

/** Six digits, as an authenticator app shows them. */
const appCode = z
  .pipe(
    z.string().check(z.maxLength(40)),
    z.transform((raw: string) => raw.normalize('NFKC').replace(/\D/g, '')),
  )
  .check(z.regex(/^\d{6}$/))

/** Ten characters in two halves; what is easily taken for another is read as it was meant. */
const recoveryCode = z
  .pipe(
    z.string().check(z.maxLength(40)),
    z.transform((raw: string) =>
      raw
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')
        .replace(/O/g, '0')
        .replace(/[IL]/g, '1'),
    ),
  )
  .check(z.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/))

/** What the browser gives after making a passkey (WebAuthn, RegistrationResponseJSON). */
export const passkeyMade = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: z.optional(transports) }),
})
export type PasskeyMade = z.infer<typeof passkeyMade>

/** What the browser gives after using a passkey (WebAuthn, AuthenticationResponseJSON). */
export const passkeyUsed = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: z.optional(z.string().check(z.maxLength(200))),
  }),
})
export type PasskeyUsed = z.infer<typeof passkeyUsed>

/** What a browser is asked with; it goes to the browser's own dialog as it stands. */
const forBrowser = z.object({ options: z.record(z.string(), z.unknown()) })

export const proof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('PASSKEY'), response: passkeyUsed }),
  z.object({ kind: z.literal('TOTP'), code: appCode }),
  z.object({ kind: z.literal('RECOVERY_CODE'), code: recoveryCode }),
])
export type Proof = z.infer<typeof proof>

export const factorsView = z.object({
  passkeys: z.array(z.object({ id: factorId, name: z.string(), addedAt: instant, lastUsedAt: z.optional(instant) })),
  totp: z.optional(z.object({ id: factorId, addedAt: instant, lastUsedAt: z.optional(instant) })),
  recoveryCodesLeft: z.int(),
  /** A reset of one’s own factors that is under way: to be stopped, if one did not ask for it. */
  reset: z.optional(z.object({ status: z.enum(['ASKED', 'STARTED']), expiresAt: instant })),
  /** Whether one must have a second factor, by one's roles. */
  required: z.boolean(),
})
export type FactorsView = z.infer<typeof factorsView>

export const listFactors = contract({
  id: 'listFactors',
  method: 'get',
  path: '/api/me/factors',
  allows: ['identity.see-self'],
  session: 'partial',
  answer: factorsView,
})

/** Asks for the challenge with which one of one's passkeys proves itself. */
export const askPasskey = contract({
  id: 'askPasskey',
  method: 'post',
  path: '/api/sign-in/passkey',
  allows: ['identity.see-self'],
  session: 'partial',
  answer: forBrowser,
})

/** The second step of signing in; signed in already, the step-up that a few things need. */
export const presentFactor = contract({
  id: 'presentFactor',
  method: 'post',
  path: '/api/sign-in/factor',
  allows: ['identity.see-self'],
  session: 'partial',
  body: proof,
  answer: z.object({ personId, recoveryCodesLeft: z.int() }),
})

/** Codes are shown this once; absent when there were some already. */
const added = z.object({ id: factorId, recoveryCodes: z.optional(z.array(z.string())) })

export const beginPasskey = contract({
  id: 'beginPasskey',
  method: 'post',
  path: '/api/me/passkeys/begin',
  allows: ['identity.change-self'],
  session: 'partial',
  answer: forBrowser,
})

/** How a person tells their passkeys apart. */
export const passkeyName = z.object({ name: text(40) })

export const addPasskey = contract({
  id: 'addPasskey',
  method: 'post',
  path: '/api/me/passkeys',
  allows: ['identity.change-self'],
  session: 'partial',
  body: z.object({ ...passkeyName.shape, response: passkeyMade }),
  answer: added,
})

/** A new secret for an authenticator app; it counts once a code of it has been given. */
export const beginTotp = contract({
  id: 'beginTotp',
  method: 'post',
  path: '/api/me/totp/begin',
  allows: ['identity.change-self'],
  session: 'partial',
  /** The secret in base32, and the address that an app reads from the QR code. */
  answer: z.object({ secret: z.string(), uri: z.string() }),
})

export const addTotp = contract({
  id: 'addTotp',
  method: 'post',
  path: '/api/me/totp',
  allows: ['identity.change-self'],
  session: 'partial',
  body: z.object({ code: appCode }),
  answer: added,
})

export const removeFactor = contract({
  id: 'removeFactor',
  method: 'delete',
  path: '/api/me/factors/{factorId}',
  allows: ['identity.change-self'],
  stepUp: true,
  params: z.object({ factorId }),
  answer: receipt,
})

export const renewRecoveryCodes = contract({
  id: 'renewRecoveryCodes',
  method: 'post',
  path: '/api/me/recovery-codes',
  allows: ['identity.change-self'],
  stepUp: true,
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
})

/** The step-up of those who have no second factor: a new code (`requestCode`) to one of their own addresses. */
export const stepUpByCode = contract({
  id: 'stepUpByCode',
  method: 'post',
  path: '/api/me/step-up',
  allows: ['identity.see-self'],
  body: z.object({ address, code: appCode }),
  answer: z.object({ steppedUp: z.literal(true) }),
})

import * as z from 'zod'
import { contract } from './contract.ts'
import { address } from './formats.ts'
import { receipt } from './receipt.ts'

/** As many as a person has phones and mailboxes. */
export const mostAddresses = 5

const code = z
  .pipe(
    z.string().check(z.maxLength(40)),
    z.transform((raw: string) => raw.normalize('NFKC').replace(/\D/g, '')),
  )
  .check(z.regex(/^\d{6}$/))

/** Sends a code to a new address, or to one of one’s own, to confirm a change with; it signs nobody in. */
export const sendAddressCode = contract({
  id: 'sendAddressCode',
  method: 'post',
  path: '/api/me/addresses/code',
  allows: ['identity.change-self'],
  body: z.object({ address }),
  answer: z.object({ sent: z.literal(true), minutes: z.int() }),
})

/** One more address, confirmed by a code to it. */
export const addAddress = contract({
  id: 'addAddress',
  method: 'post',
  path: '/api/me/addresses',
  allows: ['identity.change-self'],
  stepUp: true,
  body: z.object({ address, code }),
  answer: receipt,
})

/** A new address in the place of an old one. Without a code to the old one, which may be lost, by the second factor alone. */
export const changeAddress = contract({
  id: 'changeAddress',
  method: 'post',
  path: '/api/me/addresses/change',
  allows: ['identity.change-self'],
  stepUp: true,
  body: z.object({ from: address, fromCode: z.optional(code), address, code }),
  answer: receipt,
})

/** One address less; never the last one. */
export const removeAddress = contract({
  id: 'removeAddress',
  method: 'post',
  path: '/api/me/addresses/removal',
  allows: ['identity.change-self'],
  stepUp: true,
  body: z.object({ from: address, fromCode: z.optional(code) }),
  answer: receipt,
})

/** The codes that a person enters for a change. */
export const addressCodes = z.object({ code: z.optional(code), fromCode: z.optional(code) })

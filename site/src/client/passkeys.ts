import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type * as z from 'zod'
import type { passkeyMade, passkeyUsed } from '../../../shared/factors.ts'

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function'

type Options = Readonly<Record<string, unknown>>

const isMaking = (options: unknown): options is PublicKeyCredentialCreationOptionsJSON =>
  typeof options === 'object' && options !== null && 'pubKeyCredParams' in options
const isUsing = (options: unknown): options is PublicKeyCredentialRequestOptionsJSON =>
  typeof options === 'object' && options !== null && 'challenge' in options

/** The browser's own dialog makes a passkey; undefined when the person or the device said no. */
export async function makePasskey(options: Options): Promise<z.input<typeof passkeyMade> | undefined> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  if (!isMaking(options)) return undefined
  const made = await startRegistration({ optionsJSON: options }).catch(() => undefined)
  if (made === undefined) return undefined
  const { clientDataJSON, attestationObject, transports } = made.response
  return {
    id: made.id,
    rawId: made.rawId,
    type: made.type,
    response: { clientDataJSON, attestationObject, ...(transports === undefined ? {} : { transports }) },
  }
}

/** The browser's own dialog uses a passkey; undefined when the person or the device said no. */
export async function usePasskey(options: Options): Promise<z.input<typeof passkeyUsed> | undefined> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  if (!isUsing(options)) return undefined
  const used = await startAuthentication({ optionsJSON: options }).catch(() => undefined)
  if (used === undefined) return undefined
  const { clientDataJSON, authenticatorData, signature, userHandle } = used.response
  return {
    id: used.id,
    rawId: used.rawId,
    type: used.type,
    response: {
      clientDataJSON,
      authenticatorData,
      signature,
      ...(userHandle === undefined ? {} : { userHandle }),
    },
  }
}

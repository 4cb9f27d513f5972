/** What passkeys need of a library: loaded with the first request that uses one, since most do not. */
const load = () => import('@simplewebauthn/server')

/** Where a passkey works: the address of the pages, and the host name that it is bound to. */
export type PasskeySite = { readonly origin: string; readonly rpId: string }

/** The public half of a passkey, as the server keeps it. */
export type PublicPasskey = {
  readonly credentialId: string
  /** COSE key, base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}

type Made = {
  readonly id: string
  readonly rawId: string
  readonly response: {
    readonly clientDataJSON: string
    readonly attestationObject: string
    readonly transports?: readonly string[] | undefined
  }
}

type Used = {
  readonly id: string
  readonly rawId: string
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string | undefined
  }
}

const name = 'Tongxing 同行'
const minutes = 5
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))

type Begin = {
  readonly site: PasskeySite
  /** 256 random bits, base64url. */
  readonly challenge: string
  /** Names the account in the device's own list. */
  readonly userName: string
  readonly userId: string
  readonly known: readonly { readonly credentialId: string }[]
}

/** Options of `navigator.credentials.create`: any device, user verification required, no attestation. */
export async function passkeyToMake({ site, challenge, userName, userId, known }: Begin) {
  const { generateRegistrationOptions } = await load()
  return generateRegistrationOptions({
    rpName: name,
    rpID: site.rpId,
    userName,
    userID: new Uint8Array(Buffer.from(userId)),
    userDisplayName: userName,
    challenge: bytesOf(challenge),
    timeout: minutes * 60_000,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId: id }) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
}

/** The new passkey, or undefined when the answer is not one to this challenge, on this site, by a verified user. */
export async function passkeyMadeBy(
  made: Made,
  { site, challenge }: Pick<Begin, 'site' | 'challenge'>,
): Promise<PublicPasskey | undefined> {
  const { verifyRegistrationResponse } = await load()
  const { transports: _, ...response } = made.response
  const checked = await verifyRegistrationResponse({
    response: { id: made.id, rawId: made.rawId, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (checked?.verified !== true) return undefined
  const { id, publicKey, counter } = checked.registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: made.response.transports ?? [],
  }
}

type Known = { readonly credentialId: string; readonly transports: readonly string[] }

/** Options of `navigator.credentials.get` for one of these passkeys. */
export async function passkeyToUse(site: PasskeySite, challenge: string, known: readonly Known[]) {
  const { generateAuthenticationOptions } = await load()
  return generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: bytesOf(challenge),
    timeout: minutes * 60_000,
    allowCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports: [...transports] })),
    userVerification: 'required',
  })
}

/**
 * The counter that the passkey has reached, or undefined when it proves nothing: another challenge, site or key, an
 * unverified user, or a counter that did not rise (a copy of the device; 0 stands for a device without a counter).
 */
export async function counterOfUse(
  used: Used,
  { site, challenge, passkey }: { site: PasskeySite; challenge: string; passkey: PublicPasskey },
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await load()
  const { userHandle, ...response } = used.response
  const checked = await verifyAuthenticationResponse({
    response: {
      id: used.id,
      rawId: used.rawId,
      type: 'public-key',
      response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: bytesOf(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => undefined)
  return checked?.verified === true ? checked.authenticationInfo.newCounter : undefined
}

import { totpCodeAt } from '../../functions/platform/second-factor/totp.ts'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type TestApp } from './app.ts'
import type { aPasskeyDevice } from './passkey-device.ts'

// People who know the code alone, and the factors that they add.

const region = regionCode.parse('9901')
export const mail = 'ann@example.cn'

/** Everything that is stored, so that a refusal can be shown to have stored nothing but its count of tries. */
export async function stored({ store }: TestApp): Promise<string[]> {
  const items: string[] = []
  for await (const { pk, sk, version } of store.all())
    if (!/^(BUD|FWT|SSN|COD)#/.test(pk)) items.push(`${pk} ${sk} ${version}`)
  return items.toSorted()
}

export const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** The first of the two steps, by hand: what a person has who knows the code alone. */
export async function byCodeAlone(app: TestApp, address = mail) {
  const asked = await app.call('post', '/api/sign-in/code', { address })
  const code = app.outbox.findLast((one) => one.to === address)?.text.match(/\d{6}/)?.[0]
  const answer = await app.call('post', '/api/sign-in', { address, code }, { cookie: cookieOf(asked) })
  let cookie = cookieOf(answer)
  return {
    answer,
    get cookie() {
      return cookie
    },
    async call(method: string, path: string, body?: unknown) {
      const answered = await app.call(method, path, body, { cookie })
      cookie = cookieOf(answered) || cookie
      return answered
    },
  }
}
export type Client = Awaited<ReturnType<typeof byCodeAlone>>

/** A role without any factor, as after accepting an invitation. */
export async function aStaffPerson(app: TestApp, address = mail) {
  const { personId } = await app.signIn(address)
  const { accounts } = app.asSystem().identity
  const account = await accounts.find(personId)
  if (!account) throw new Error('no account')
  await accounts.save(
    { ...account, grants: [{ role: 'REVIEWER', region }] },
    { name: 'identity.role-granted', by: 'system', at: app.clock.now() },
  )
  return personId
}

export async function addTotp(app: TestApp, client: Client) {
  const { secret, uri } = (await client.call('post', '/api/me/totp/begin')).body
  const code = await totpCodeAt(secret, app.clock.now())
  const added = await client.call('post', '/api/me/totp', { code })
  return {
    secret: String(secret),
    uri: String(uri),
    code,
    added,
    codes: added.body.recoveryCodes as string[],
  }
}

export async function addPasskey(client: Client, device: ReturnType<typeof aPasskeyDevice>) {
  const { options } = (await client.call('post', '/api/me/passkeys/begin')).body
  return client.call('post', '/api/me/passkeys', { name: '办公电脑', response: device.made(options) })
}

/** Staff with an app, signed in anew by the code alone, half a minute later. */
export async function withApp(given?: TestApp) {
  const app = given ?? (await aTestApp())
  const personId = await aStaffPerson(app)
  const first = await byCodeAlone(app)
  const { secret, codes, code } = await addTotp(app, first)
  app.clock.pass(1)
  const client = await byCodeAlone(app)
  const codeNow = () => totpCodeAt(secret, app.clock.now())
  return { app, personId, client, secret, codes, spent: code, codeNow }
}

export const present = (client: Client, body: object) => client.call('post', '/api/sign-in/factor', body)

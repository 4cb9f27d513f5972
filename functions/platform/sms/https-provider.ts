import type { SendMessage } from '../mail/message.ts'

/** An SMS provider that takes JSON over HTTPS: a gateway of one's own in front of the provider's signed API. */
export type SmsProvider = {
  readonly url: string
  readonly token: string
  /** Name in front of the text, registered with the provider. */
  readonly signature: string
}

const patience = 10_000

/** Sends the text alone; throws when the provider does not answer with 2xx within ten seconds. */
export function smsByHttps({ url, token, signature }: SmsProvider): SendMessage {
  if (!url.startsWith('https://')) throw new Error('the SMS provider must be reached by https')
  return async ({ id, to, text }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ id, to, signature, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`the SMS provider answered ${response.status}`)
  }
}

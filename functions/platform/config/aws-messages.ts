import * as z from 'zod'
import type { Message, SendMessage } from '../mail/message.ts'
import { readSecret, type AwsSettings } from './aws.ts'

/** The secret of the messages, under the names that a machine of one's own uses in its environment. */
const secret = z.object({
  SMTP_URL: z.optional(z.string()),
  SMS_URL: z.optional(z.string()),
  SMS_TOKEN: z.optional(z.string()),
  SMS_SIGNATURE: z.optional(z.string()),
})

/**
 * Messages from AWS: mail by SES or SMTP, SMS by the provider that the secret names. Everything for it is loaded with
 * the first message, since most requests send none. A channel that is not set up throws.
 */
export function awsMessages(settings: AwsSettings): SendMessage {
  let ways: Promise<Record<Message['channel'], SendMessage>> | undefined
  return async (message) => {
    ways ??= openWays(settings)
    try {
      await (await ways)[message.channel](message)
    } catch (error) {
      // A secret that was wrong may have been put right: the next message reads it again.
      ways = undefined
      throw error
    }
  }
}

async function openWays({ mailBy, mailFrom: from, messagesSecret }: AwsSettings) {
  const [{ sesMailer, smtpMailer }, { smsByHttps }, text] = await Promise.all([
    import('../mail/mailer.ts'),
    import('../sms/https-provider.ts'),
    readSecret(messagesSecret),
  ])
  const {
    SMTP_URL: smtp,
    SMS_URL: sms,
    SMS_TOKEN: token,
    SMS_SIGNATURE: signature,
  } = secret.parse(JSON.parse(text))
  const hasSms = sms !== undefined && token !== undefined && signature !== undefined
  return {
    mail:
      mailBy === 'ses'
        ? sesMailer({ from })
        : smtp === undefined
          ? missing('SMTP_URL')
          : smtpMailer({ url: smtp, from }),
    sms: hasSms
      ? smsByHttps({ url: sms, token, signature })
      : missing('SMS_URL, SMS_TOKEN and SMS_SIGNATURE'),
  }
}

const missing =
  (what: string): SendMessage =>
  async () => {
    throw new Error(`the secret of the messages lacks ${what}`)
  }

import { byChannel } from '../platform/mail/by-channel.ts'
import { smtpMailer } from '../platform/mail/mailer.ts'
import type { SendMessage } from '../platform/mail/message.ts'
import { outboxFolder } from '../platform/mail/outbox-folder.ts'
import { smsByHttps } from '../platform/sms/https-provider.ts'

type Settings = Readonly<Record<string, string | undefined>>

/**
 * How this machine sends: mail by SMTP_URL and MAIL_FROM, SMS by SMS_URL, SMS_TOKEN and SMS_SIGNATURE; a channel that
 * is not set up writes into the folder, where the mailbox page shows it.
 */
export function openMessages(folder: string, env: Settings): SendMessage {
  const toFolder = outboxFolder(folder)
  return byChannel({ mail: mailBy(env) ?? toFolder, sms: smsBy(env) ?? toFolder })
}

function mailBy({ SMTP_URL: url, MAIL_FROM: from }: Settings): SendMessage | undefined {
  if (url === undefined) return undefined
  if (from === undefined) throw new Error('SMTP_URL needs MAIL_FROM, the address that messages come from.')
  return smtpMailer({ url, from })
}

function smsBy({
  SMS_URL: url,
  SMS_TOKEN: token,
  SMS_SIGNATURE: signature,
}: Settings): SendMessage | undefined {
  if (url === undefined) return undefined
  if (token === undefined || signature === undefined)
    throw new Error('SMS_URL needs SMS_TOKEN and SMS_SIGNATURE.')
  return smsByHttps({ url, token, signature })
}

import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Message, SendMessage } from './message.ts'

/** What both ways of mailing share: who it is from, and a Message-ID by which a second sending is known. */
type From = { readonly from: string }

type Transport = { sendMail(options: SendMailOptions): Promise<unknown> }

const mailed =
  (transport: Transport, { from }: From): SendMessage =>
  async (message) => {
    await transport.sendMail(mailOf(message, from))
  }

function mailOf({ id, to, subject, text, html, at }: Message, from: string): SendMailOptions {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    from,
    to,
    subject,
    text,
    html,
    date: at,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

/** Mail by SMTP; `url` as `smtps://user:password@host`. A server that does not answer for 20 s is a failure. */
export const smtpMailer = ({ url, from }: From & { url: string }): SendMessage =>
  mailed(createTransport({ url, connectionTimeout: 20_000, socketTimeout: 20_000 }), { from })

/** Mail by Amazon SES (version 2 of its API), with the credentials of the place where it runs. */
export const sesMailer = ({ from }: From): SendMessage =>
  mailed(createTransport({ SES: { sesClient: new SESv2Client(), SendEmailCommand } }), { from })

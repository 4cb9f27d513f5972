import type { Role } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import { channelOf } from '../../../shared/formats.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Language, Words } from '../../../shared/language.ts'
import { words } from '../../../shared/words.ts'
import { templates, type Kind } from './templates.ts'

/** What someone is to be told because of one event. */
export type Notice = {
  readonly kind: Kind
  /** An account, or the address of somebody who may have none yet. */
  readonly to: { readonly personId: PersonId } | { readonly address: string }
  /** Of several messages about one event to one person, the how manieth: each of their addresses gets one. */
  readonly nth?: number
  readonly when?: Instant
  readonly role?: Role
}

/** How a person is reached; without a language both are written, Chinese first. */
export type Reach = { readonly address: string; readonly language?: Language }

/** A told event as far as a message needs it. */
export type Heard = { readonly id: string; readonly at: Instant }

/** One message for one event and person, so that a second sending can be told from a second message. */
const messageIdOf = (event: Heard, { to, nth }: Notice): `msg_${string}` =>
  `msg_${event.id.replace(/^evt_/, '')}${'personId' in to ? `_${to.personId.replace(/^per_/, '')}` : ''}${nth === undefined ? '' : `_${nth}`}`

/** The words of a notice; links name a page, never a person or a case. */
export function messageOf(event: Heard, notice: Notice, { address, language }: Reach, site: string) {
  const channel = channelOf(address)
  const languages: readonly Language[] = language ? [language] : channel === 'sms' ? ['zh'] : ['zh', 'en']
  const { subject, line, page } = templates[notice.kind]
  const paragraphs = languages.map((one) => ({
    line: filled(line[one], notice, one),
    link: linkTo(site, page, one),
    closing: closing[one],
  }))
  return {
    id: messageIdOf(event, notice),
    channel,
    to: address,
    kind: notice.kind,
    subject: languages.map((one) => filled(subject[one], notice, one)).join(' / '),
    text: paragraphs
      .map((it) =>
        channel === 'sms' ? `${it.line} ${it.link}` : `${it.line}\n${it.link}\n\n${it.closing}\n`,
      )
      .join('\n'),
    html: paragraphs
      .map(
        (it) =>
          `<p>${it.line}</p><p><a href="${it.link}">${it.link}</a></p><p><small>${it.closing}</small></p>`,
      )
      .join('\n'),
    at: event.at,
  }
}

function filled(text: string, { when, role }: Notice, language: Language): string {
  return text
    .replace('{when}', when === undefined ? '' : inBeijing(when, language))
    .replace(
      '{role}',
      role === undefined ? '' : words.role[role][language].replace(/^./, (first) => first.toLowerCase()),
    )
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026年11月24日 12:00`, `24 Nov 2026, 12:00`: Beijing time, whatever the machine's zone. */
export function inBeijing(at: Instant, language: Language): string {
  const [date = '', time = ''] = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  const clock = time.slice(0, 5)
  return language === 'en'
    ? `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}, ${clock}`
    : `${year}年${Number(month)}月${Number(day)}日 ${clock}`
}

/** What closes every mail. */
const closing: Words = {
  zh: '此邮件由系统发送，请勿直接回复。',
  en: 'This message was sent by the system; please do not reply.',
}

/** The page in the reader's language. */
const linkTo = (site: string, page: string, language: Language): string =>
  `${site}${language === 'en' ? '/en' : ''}${page}`

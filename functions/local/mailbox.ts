import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Language } from '../../shared/language.ts'

const message = z.object({
  id: z.string(),
  channel: z.enum(['mail', 'sms']),
  to: z.string(),
  kind: z.string(),
  subject: z.string(),
  text: z.string(),
  at: z.string(),
})
type Shown = z.infer<typeof message>

/** Who is shown beside the messages with a code of now. */
type Codes = () => Promise<readonly { readonly address: string; readonly code?: string | undefined }[]>

/** How many messages the page shows. */
const most = 200

const words = {
  zh: {
    title: '同行 · 本机信箱',
    intro: '本机模式下，邮件和短信不会发出，全部列在这里，最新的在前。',
    empty: '还没有消息。在登录页获取验证码后，请刷新本页。',
    channel: { mail: '邮件', sms: '短信' },
    other: 'English',
    to: '收件人',
    codes: '演示人员的动态口令（每 30 秒更换，每个只能用一次；请刷新本页）',
  },
  en: {
    title: 'Tongxing · mailbox of this machine',
    intro: 'In local mode mail and text messages are not sent. All of them are listed here, newest first.',
    empty: 'No messages yet. Ask for a code on the sign-in page, then reload this page.',
    channel: { mail: 'Mail', sms: 'Text message' },
    other: '中文',
    to: 'To',
    codes:
      'Authenticator codes of the demo’s people (new every 30 seconds, each works once; reload this page)',
  },
} as const

/** `mailbox.html`: what would have been sent. Only for a machine that its own user sits at. */
export function openMailbox(folder: string, codes: Codes): (request: Request) => Promise<Response> {
  return async (request) => {
    const language = languageOf(request)
    return new Response(page(messagesIn(folder), await codes(), language), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
        'content-security-policy': `default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'`,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    })
  }
}

function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang') ?? request.headers.get('accept-language') ?? ''
  return /^\s*en\b/i.test(asked) ? 'en' : 'zh'
}

function messagesIn(folder: string): Shown[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files
    .sort()
    .reverse()
    .slice(0, most)
    .flatMap((name) => {
      const read = message.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      return read.success ? [read.data] : []
    })
}

function page(messages: readonly Shown[], people: Awaited<ReturnType<Codes>>, language: Language): string {
  const own = words[language]
  const other = language === 'en' ? 'zh' : 'en'
  return `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${own.title}</title></head>
<body>
<main>
<h1>${own.title}</h1>
<p>${own.intro} <a href="/mailbox.html?lang=${other}" lang="${other === 'en' ? 'en' : 'zh-CN'}">${own.other}</a></p>
${codesOf(people, language)}
${messages.length === 0 ? `<p>${own.empty}</p>` : `<ol>\n${messages.map((one) => entry(one, language)).join('\n')}\n</ol>`}
</main>
</body>
</html>
`
}

/** What the authenticator apps of the demo's people show now. */
function codesOf(people: Awaited<ReturnType<Codes>>, language: Language): string {
  const shown = people.filter(({ code }) => code !== undefined)
  if (shown.length === 0) return ''
  const lines = shown.map(({ address, code = '' }) => `<li>${escaped(address)}: <b>${escaped(code)}</b></li>`)
  return `<h2>${words[language].codes}</h2>\n<ul>\n${lines.join('\n')}\n</ul>`
}

const entry = ({ id, channel, to, subject, text, at }: Shown, language: Language): string =>
  `<li id="${escaped(id)}"><article>
<h2>${escaped(subject)}</h2>
<p>${words[language].channel[channel]} · ${words[language].to} ${escaped(to)} · <time datetime="${escaped(at)}">${escaped(beijing(at, language))}</time></p>
<pre>${linked(escaped(text))}</pre>
</article></li>`

const beijing = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(new Date(at))

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Addresses in what has been escaped already. */
const linked = (html: string): string =>
  html.replace(/https?:\/\/[\w.:/?=&;#-]+/g, (url) => `<a href="${url}">${url}</a>`)

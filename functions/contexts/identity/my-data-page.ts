import type { Language } from '../../../shared/language.ts'
import type { HeldEvent, HeldField, HeldReading, HeldRecord, MyData } from '../../../shared/my-data.ts'
import { personalFields } from '../../../shared/privacy.ts'
import { purpose, purposes } from '../../../shared/purposes.ts'
import { words } from '../../../shared/words.ts'
import { role } from '../../../shared/access.ts'

const texts = {
  zh: {
    title: '我的资料',
    lead: '这是本站保存的关于您的全部资料，完整、不遮挡。请妥善保管这份文件。',
    made: '生成时间（世界协调时）',
    person: '编号',
    records: '保存的内容',
    events: '发生过的事',
    readings: '谁看过',
    none: '没有',
    yes: '是',
    no: '否',
    by: { SELF: '您本人', SYSTEM: '系统', OTHER: '工作人员' },
    other: '其他登录的人',
  },
  en: {
    title: 'My data',
    lead: 'This is everything that this site holds about you, in full and unmasked. Please keep the file safe.',
    made: 'Made at (UTC)',
    person: 'Id',
    records: 'What is held',
    events: 'What happened',
    readings: 'Who has seen it',
    none: 'None',
    yes: 'yes',
    no: 'no',
    by: { SELF: 'yourself', SYSTEM: 'the system', OTHER: 'staff' },
    other: 'another person who signed in',
  },
} as const

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string): string => text.replace(/[&<>"']/g, (one) => escapes[one] ?? '')

/** Everything about a person as one page, without anything that runs or loads. */
export function myDataPage(data: MyData, language: Language): string {
  const t = texts[language]
  const rows = (all: readonly string[]): string => (all.length === 0 ? `<p>${t.none}</p>` : all.join('\n'))
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${t.title}</title>
</head>
<body>
<h1>${t.title}</h1>
<p>${t.lead}</p>
<p>${t.made}: ${safe(data.madeAt)}<br>${t.person}: ${safe(data.personId)}</p>
<h2>${t.records}</h2>
${rows(data.records.map((one) => recordOf(one, language)))}
<h2>${t.events}</h2>
${rows([listOf(data.events.map((one) => eventOf(one, data, language)))])}
<h2>${t.readings}</h2>
${rows(data.readings.length === 0 ? [] : [listOf(data.readings.map((one) => readingOf(one, language)))])}
</body>
</html>
`
}

const listOf = (lines: readonly string[]): string =>
  `<ul>\n${lines.map((one) => `<li>${one}</li>`).join('\n')}\n</ul>`

const recordOf = ({ title, fields }: HeldRecord, language: Language): string =>
  `<h3>${safe(title[language])}</h3>\n<dl>\n${fields.map((one) => fieldOf(one, language)).join('\n')}\n</dl>`

/** The attribute's own name stands beside the words: two attributes may be one field. */
function fieldOf({ name, field, value }: HeldField, language: Language): string {
  const label = field === undefined ? name : `${personalFields[field][language]} (${name})`
  return `<dt>${safe(label)}</dt><dd>${valueOf(value, language)}</dd>`
}

function valueOf(value: unknown, language: Language): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? texts[language].yes : texts[language].no
  if (Array.isArray(value))
    return value.length === 0 ? '' : listOf(value.map((one) => valueOf(one, language)))
  if (typeof value === 'string') return safe(value)
  if (typeof value !== 'object') return safe(JSON.stringify(value))
  return listOf(Object.entries(value).map(([name, one]) => `${safe(name)}: ${valueOf(one, language)}`))
}

function eventOf({ at, noun, name, by, fields }: HeldEvent, data: MyData, language: Language): string {
  const title = data.records.find((one) => one.noun === noun)?.title[language] ?? noun
  const changed = fields.length === 0 ? '' : `: ${fields.join(', ')}`
  return safe(`${at} · ${title} · ${texts[language].by[by]} · ${name}${changed}`)
}

function readingOf({ at, role: as, purpose: why, fields }: HeldReading, language: Language): string {
  const known = role.safeParse(as)
  const who = known.success ? words.role[known.data][language] : texts[language].other
  const reason = purpose.safeParse(why)
  const what = fields.map((one) => personalFields[one][language]).join(language === 'zh' ? '、' : ', ')
  return safe(`${at} · ${who} · ${reason.success ? purposes[reason.data][language] : why} · ${what}`)
}

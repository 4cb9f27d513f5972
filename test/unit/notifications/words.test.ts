import { describe, expect, it } from 'vitest'
import { codeMessage } from '../../../functions/contexts/notifications/code-message.ts'
import { inBeijing, messageOf, type Notice } from '../../../functions/contexts/notifications/notice.ts'
import { templates, type Kind } from '../../../functions/contexts/notifications/templates.ts'
import { instant } from '../../../shared/dates.ts'
import { personId } from '../../../shared/ids.ts'
import { language } from '../../../shared/language.ts'

/** Words that must not stand on a screen that others can see. */
const stigma =
  /刑|释放|帮教|犯|罪|监管|监狱|矫正|服刑|安置|前科|prison|offend|crim|convict|parole|inmate|release|jail|sentence|supervis|probation/i

const at = instant.parse('2026-12-31T16:30:00.000Z')
const event = { id: 'evt_0123456789abcdefghijkl', at }
const kinds = Object.keys(templates) as Kind[]
const addresses = { mail: 'ann@example.cn', sms: '+8613800000001' } as const

const messages = kinds.flatMap((kind) =>
  language.options.flatMap((one) =>
    Object.values(addresses).map((address) => {
      const notice: Notice = {
        kind,
        to: { personId: personId.parse('per_0000000000000000') },
        when: at,
        role: 'TRAINER',
      }
      return {
        language: one,
        ...messageOf(event, notice, { address, language: one }, 'https://tongxing.test'),
      }
    }),
  ),
)

describe('every message', () => {
  it('in every language and channel', () => {
    expect(messages).toHaveLength(kinds.length * 4)
    expect(stigma.test('帮教通知'), 'the list would notice').toBe(true)
    expect(messages.filter((one) => stigma.test(one.subject + one.text + one.html))).toEqual([])
    const codes = language.options.map((one) => codeMessage('123456', one))
    expect(codes.filter((one) => stigma.test(one.subject + one.text + one.html))).toEqual([])
  })

  it('speaks one language, fills every gap, and links one page of the site', () => {
    for (const one of messages) {
      expect(one.subject + one.text).not.toMatch(/[{}]/)
      expect(/\p{Script=Han}/u.test(one.subject + one.text), one.kind).toBe(one.language === 'zh')
      const links = one.text.match(/https:\/\/\S+/g) ?? []
      expect(links).toHaveLength(1)
      expect(links[0]).toMatch(/^https:\/\/tongxing\.test(\/en)?\/[a-z/-]+\.html$/)
    }
  })

  it('is short enough for two text messages in Chinese', () => {
    const sms = messages.filter((one) => one.channel === 'sms' && one.language === 'zh')
    for (const one of sms) expect(one.text.length, one.kind).toBeLessThanOrEqual(120)
  })

  it('has an id of its own for each event and person', () => {
    const to = (id: string): Notice => ({ kind: 'enrolled', to: { personId: personId.parse(`per_${id}`) } })
    const idOf = (notice: Notice) => messageOf(event, notice, { address: addresses.mail }, '').id
    expect(idOf(to('1111111111111111'))).toBe('msg_0123456789abcdefghijkl_1111111111111111')
    expect(idOf(to('1111111111111111'))).not.toBe(idOf(to('2222222222222222')))
  })
})

it('times are of Beijing, whatever the zone of the machine', () => {
  expect([inBeijing(at, 'zh'), inBeijing(at, 'en')]).toEqual(['2027年1月1日 00:30', '1 Jan 2027, 00:30'])
})

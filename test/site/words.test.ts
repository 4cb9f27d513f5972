import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../site/src/client/api.ts'
import { fieldPath } from '../../site/src/client/field-error.ts'
import { checkInput } from '../../site/src/client/message.ts'
import { count, fill } from '../../site/src/i18n/both.ts'
import * as dates from '../../site/src/i18n/dates.ts'
import { messages } from '../../site/src/i18n/messages.ts'
import { monthBeside, weeksOf } from '../../site/src/ui/month.ts'
import { address } from '../../shared/formats.ts'

describe('dates are Beijing’s, whatever the machine’s zone', () => {
  const evening = '2026-11-24T16:30:00.000Z' // half past midnight on the 25th in Beijing

  it('an instant', () => {
    expect(dates.isoMinute(evening)).toBe('2026-11-25 00:30')
    expect(dates.longInstant('zh', evening)).toBe('2026年11月25日 星期三 00:30')
    expect(dates.longInstant('en', evening)).toBe('Wednesday 25 November 2026, 00:30')
    expect(dates.shortDay('zh', evening)).toBe('11月25日 周三')
    expect(dates.shortDay('en', evening)).toBe('Wed 25 Nov')
  })

  it('a day', () => {
    expect(dates.longDay('zh', '2026-12-05')).toBe('2026年12月5日 星期六')
    expect(dates.longMonth('en', '2026-12-01')).toBe('December 2026')
    expect(dates.isoDay('2026-12-05')).toBe('2026-12-05')
  })

  it('what a form holds becomes an instant, and nothing else does', () => {
    expect(dates.toInstant('2026-11-25', '00:30')).toBe(evening)
    expect(dates.toInstant('2026-11-25', '')).toBe('')
    expect(dates.toInstant('', '09:00')).toBe('')
  })

  it('a month’s weeks start on Monday and cover it', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks[0]?.map((it) => it.day)[0]).toBe('2026-10-26')
    expect(weeks.flat().filter((it) => it.inside)).toHaveLength(30)
    expect(weeks.at(-1)?.at(-1)?.day).toBe('2026-12-06')
    expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })
})

describe('texts', () => {
  it('are filled, and an unknown name stays to be seen', () => {
    expect(fill('第 {n} 步，共 {of} 步', { n: 1 })).toBe('第 1 步，共 {of} 步')
    expect([1, 2].map((n) => count(n, { one: '{n} place', many: '{n} places' }))).toEqual([
      '1 place',
      '2 places',
    ])
  })
})

describe('addresses of the API', () => {
  it('take their values and drop what is empty', () => {
    expect(
      addressOf('/api/groups/{groupId}', { groupId: 'a/b' }, { county: '990101', cursor: undefined, q: '' }),
    ).toBe('/api/groups/a%2Fb?county=990101')
  })
})

describe('messages of a form', () => {
  const schema = z.object({
    name: z.string().check(z.minLength(1)),
    about: z.string().check(z.minLength(2), z.maxLength(4)),
    kind: z.enum(['A', 'B']),
    where: address,
    seats: z.array(z.object({ n: z.int().check(z.lte(3)) })),
  })
  const labels = { name: '姓名', about: '简介', kind: '类型', where: '联系方式', seats: '席位' }
  const asked = { labels, words: messages.zh, lang: 'zh' as const }

  it('name the field, come once per field and in the form’s order', () => {
    const checked = checkInput(
      schema,
      { seats: [{ n: 9 }], where: 'x', kind: '', about: 'abcde', name: '' },
      asked,
    )
    expect(checked).toEqual({
      ok: false,
      errors: [
        { path: 'name', message: '请填写姓名' },
        { path: 'about', message: '简介最多 4 个字' },
        { path: 'kind', message: '请选择类型' },
        { path: 'where', message: '请填写大陆手机号码或邮箱地址。' },
        { path: 'seats.0.n', message: '席位不能多于 3' },
      ],
    })
  })

  it('give way to a better sentence, and to the data when all is well', () => {
    const good = { seats: [], where: 'A@x.cn', kind: 'A', about: 'abc', name: 'x' }
    expect(
      checkInput(schema, { ...good, name: '' }, { ...asked, sentences: { name: '您叫什么？' } }),
    ).toEqual({
      ok: false,
      errors: [{ path: 'name', message: '您叫什么？' }],
    })
    expect(checkInput(schema, good, asked)).toEqual({ ok: true, data: { ...good, where: 'a@x.cn' } })
  })

  it('paths of the server and of the schema meet', () => {
    expect([fieldPath(['seats', 0, 'n']), fieldPath('/seats/0/n'), fieldPath('seats.0.n')]).toEqual(
      Array.from({ length: 3 }, () => 'seats.0.n'),
    )
  })
})

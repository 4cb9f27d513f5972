import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import * as formats from '../../../shared/formats.ts'

const accepts = (schema: z.core.$ZodType, value: unknown) => z.safeParse(schema, value).success
const read = (schema: z.core.$ZodType, value: unknown) => z.parse(schema, value)

const residents = [
  '11010519491231002X',
  '110101199001010015',
  '310115198512310029',
  '440304200002290030',
  '510107197006150045',
  '810000199001010019',
]

describe('resident identity number (GB 11643-1999)', () => {
  it.each(residents)('%s is valid', (id) => {
    expect(formats.isResidentId(id)).toBe(true)
    expect(formats.residentIdCheck(id.slice(0, 17))).toBe(id[17])
  })

  it.each([
    ['a wrong check', '110105194912310021'],
    ['29 February of no leap year', '440304200102290030'],
    ['a birth before 1900', '440524188001010014'],
    ['15 digits', '110105491231002'],
    ['a leading zero', `0${'11010519491231002X'.slice(1)}`],
    ['a small x before normalizing', '11010519491231002x'],
    ['nothing', ''],
  ])('%s is not', (_, id) => expect(formats.isResidentId(id)).toBe(false))

  it.each(residents)('%s: any other single digit is noticed', (id) => {
    for (let at = 0; at < 17; at++)
      for (const digit of '0123456789')
        if (digit !== id[at])
          expect(formats.isResidentId(id.slice(0, at) + digit + id.slice(at + 1))).toBe(false)
  })

  it('is read from full-width digits, spaces and a small x', () => {
    expect(read(formats.residentId, ' 110105 19491231 002x ')).toBe('11010519491231002X')
    expect(read(formats.residentId, '１１０１０５１９４９１２３１００２Ｘ')).toBe('11010519491231002X')
    expect(z.safeParse(formats.residentId, '110105194912310021').error?.issues[0]?.message).toBe('id-number')
  })

  it('states birth and sex', () => {
    expect(formats.factsOfResidentId('11010519491231002X')).toEqual({ bornOn: '1949-12-31', sex: 'FEMALE' })
    expect(formats.factsOfResidentId('110101199001010015')).toEqual({ bornOn: '1990-01-01', sex: 'MALE' })
  })
})

const credits = [
  '52110105MJ0000018A',
  '51440300500000015U',
  '113100000000000191',
  '31110000MD0000016H',
  '53330100MJ8000012K',
]

describe('unified credit code (GB 32100-2015)', () => {
  it.each(credits)('%s is valid', (code) => {
    expect(formats.isCreditCode(code)).toBe(true)
    expect(formats.creditCodeCheck(code.slice(0, 17))).toBe(code[17])
  })

  it.each(credits)('%s: any other single character is noticed', (code) => {
    for (let at = 0; at < 18; at++)
      for (const one of '0123456789ABCDEFGHJKLMNPQRTUWXY')
        if (one !== code[at])
          expect(formats.isCreditCode(code.slice(0, at) + one + code.slice(at + 1))).toBe(false)
  })

  it('has none of the letters I O S V Z, and 18 characters', () => {
    for (const letter of 'IOSVZ') expect(formats.isCreditCode(`5211010${letter}MJ0000018A`)).toBe(false)
    expect(formats.isCreditCode('52110105MJ0000018')).toBe(false)
  })

  it('is read in small letters and with spaces', () =>
    expect(read(formats.creditCode, '52110105 mj00000 18a')).toBe('52110105MJ0000018A'))
})

describe('address', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '+86 138-1234-5678',
    '008613812345678',
    '１３８１２３４５６７８',
    '(+86)13812345678',
  ])('%s is one mobile number', (raw) => expect(read(formats.address, raw)).toBe('+8613812345678'))

  it.each([
    '12812345678',
    '1381234567',
    '138123456789',
    '010-12345678',
    '+1 650 555 0100',
    '',
    'a@b',
    '@x.cn',
    'a@x..cn',
    'a b',
    `${'a'.repeat(65)}@x.cn`,
  ])('%s is none', (raw) => expect(accepts(formats.address, raw)).toBe(false))

  it('takes mail in lower case, also with a full-width @', () => {
    expect(read(formats.address, ' Ann.Lee@Example.CN ')).toBe('ann.lee@example.cn')
    expect(read(formats.address, 'ann＠example.cn')).toBe('ann@example.cn')
    expect(['ann@example.cn', '+8613812345678'].map(formats.channelOf)).toEqual(['mail', 'sms'])
  })
})

describe('name', () => {
  it.each([
    ['林晓岚', '林晓岚'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['𠮷田', '𠮷田'],
    ['  Anna  Maria O’Neill ', 'Anna Maria O’Neill'],
  ])('%s', (raw, name) => expect(read(formats.personName, raw)).toBe(name))

  it.each(['林', '', '林1', '林晓岚!', 'A', '王'.repeat(31)])('%s is none', (raw) =>
    expect(accepts(formats.personName, raw)).toBe(false),
  )
})

describe('what identifies', () => {
  it.each([
    '他的证件 11010519491231002X',
    '电话13812345678。',
    '138 1234 5678',
    '１３８-１２３４-５６７８',
    '6222 0200 1234 5678 901',
    '110105 19491231 002x',
    '+86 138 1234 5678',
    '8613812345678',
    '（138）1234/5678',
    '138\u200b1234\u200d5678',
  ])('refuses %s', (raw) => {
    expect(formats.identifies(raw)).toBe(true)
    expect(accepts(formats.anonymousText(200), raw)).toBe(false)
  })

  it.each([
    '2026 年 11 月 24 日 14:30 见面',
    '每周 2 次，每次 45 分钟',
    '拨打 12348 咨询',
    '第 3 期，共 120 人',
  ])('lets %s pass', (raw) => expect(read(formats.anonymousText(200), raw)).toBe(raw))
})

describe('free text', () => {
  it('is trimmed, not empty, and not too long', () => {
    expect(read(formats.text(5), '  好  ')).toBe('好')
    for (const raw of ['', '   ', '一二三四五六']) expect(accepts(formats.text(5), raw)).toBe(false)
  })
})

describe('masks', () => {
  it('keep what 2-domain §5.3 lets be seen', () => {
    expect(['张三', '欧阳娜娜', '林晓岚', 'Anna Lee'].map(formats.maskName)).toEqual([
      '张*',
      '欧阳**',
      '林**',
      'A***',
    ])
    expect(formats.maskAddress('+8613812345678')).toBe('138****5678')
    expect(formats.maskAddress('ann@x.cn')).toBe('a***@x.cn')
    expect(formats.maskResidentId('11010519491231002X')).toBe('110***********002X')
    expect(formats.maskNumber('2019110123456789')).toBe('********6789')
  })
})

import type * as z from 'zod'
import type { Language, Words } from './language.ts'

/** What is wrong with an answer, by zod's issue code or by the name that a refinement of ours gives as its error. */
const wrong = {
  invalid_type: { zh: '请填写这一项。', en: 'Please answer this.' },
  too_small: { zh: '内容太短或太少。', en: 'This is too short, or too few.' },
  too_big: { zh: '内容太长或太多。', en: 'This is too long, or too many.' },
  invalid_format: { zh: '格式不正确，请核对。', en: 'The format is not right; please check it.' },
  invalid_value: { zh: '请从所列选项中选择。', en: 'Please choose one of the options.' },
  invalid_union: { zh: '请从所列选项中选择。', en: 'Please choose one of the options.' },
  custom: { zh: '这一项不正确，请核对。', en: 'This is not right; please check it.' },
  address: { zh: '请填写大陆手机号码或邮箱地址。', en: 'Enter a mainland mobile number or a mail address.' },
  date: { zh: '请填写存在的日期。', en: 'Enter a date that exists.' },
  'id-number': { zh: '身份证号码不正确，请逐位核对。', en: 'The ID number is not right; check each digit.' },
  'credit-code': { zh: '统一社会信用代码不正确，请逐位核对。', en: 'The unified credit code is not right; check each character.' },
  'person-name': { zh: '请填写证件上的姓名（2–30 个字）。', en: 'Enter the name as on the identity document.' },
  identifies: { zh: '请勿填写证件号、手机号或银行卡号。', en: 'Do not enter ID, phone or bank card numbers.' },
  'township-elsewhere': { zh: '所选乡镇（街道）不在所选县区内。', en: 'The township is not in the chosen county.' },
  'unknown-region': { zh: '本平台没有这个地区，请从列表中选择。', en: 'This portal does not cover this region; please choose from the list.' },
  'consents-needed': { zh: '请逐项阅读并同意标明“必须”的内容。', en: 'Please read and agree to each item marked as needed.' },
  'times-in-order': { zh: '结束要晚于开始，报名截止不晚于开始。', en: 'The end must follow the start, and enrolment must close by the start.' },
  'ends-before-it-begins': { zh: '结束日期不能早于开始日期或今天。', en: 'The last day cannot be before the first day or before today.' },
  'begun-already': {
    zh: '已开始的角色不能改开始日期；新的开始日期不早于今天。',
    en: 'The first day of a role that has begun stays; a new first day is today or later.',
  },
  'in-the-past': { zh: '开始时间须在将来。', en: 'The start must lie in the future.' },
  'seat-background': { zh: '志愿者席位须选专业；其他席位不选。', en: 'A volunteer’s seat needs a profession; other seats have none.' },
  'one-to-one-seats': { zh: '一帮一须有且只有一个志愿者席位。', en: 'One to one needs exactly one volunteer’s seat.' },
  'many-to-one-seats': { zh: '多帮一须有 2 至 5 个志愿者席位。', en: 'Many to one needs two to five volunteers’ seats.' },
  'certificate-number': { zh: '证书编号不正确，请核对。', en: 'The certificate number is not right; please check it.' },
  'session-needed': { zh: '请选择是哪一次培训；与培训无关的不选。', en: 'Choose the session if it is about training; otherwise leave it out.' },
  'adult-only': { zh: '须年满 18 周岁才能报名。', en: 'Volunteers must be at least 18.' },
} as const satisfies Record<string, Words>

type Wrong = keyof typeof wrong

const isWrong = (name: string): name is Wrong => Object.keys(wrong).includes(name)

/** The name of what is wrong: our refinement's own, else zod's code. Works alike for zod and zod/mini. */
export function nameOfIssue(issue: Pick<z.core.$ZodIssue, 'code' | 'message'>): Wrong {
  if (isWrong(issue.message)) return issue.message
  return isWrong(issue.code) ? issue.code : 'custom'
}

export const wordsOfIssue = (issue: Pick<z.core.$ZodIssue, 'code' | 'message'>): Words => wrong[nameOfIssue(issue)]

/** What a rule finds wrong with one answer, beyond what the schema can see. */
export const inputError = (path: string, name: Wrong, language: Language): InputError => ({
  path,
  name,
  message: wrong[name][language],
})

/** One thing wrong with an input: where, what (stable name), and the sentence in the reader's language. */
export type InputError = { path: string; name: string; message: string }

import { both } from './both.ts'

/** What forms say of an answer that needs correcting, by the label of its field; the rest stands in `shared/input-words.ts`. */
export const messages = both({
  zh: {
    missing: '请填写{label}',
    choose: '请选择{label}',
    wrong: '{label}的格式不对，请核对',
    tooShort: '{label}至少 {n} 个字',
    tooLong: '{label}最多 {n} 个字',
    tooLow: '{label}不能少于 {n}',
    tooHigh: '{label}不能多于 {n}',
  },
  en: {
    missing: 'Enter {label}',
    choose: 'Choose {label}',
    wrong: 'Check {label}: its format is not right',
    tooShort: '{label} must have at least {n} characters',
    tooLong: '{label} must have {n} characters or fewer',
    tooLow: '{label} must be {n} or more',
    tooHigh: '{label} must be {n} or less',
  },
})

export type MessageWords = (typeof messages)['zh']

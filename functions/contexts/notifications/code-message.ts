import { codeMinutes } from '../../../shared/identity.ts'
import type { Language } from '../../../shared/language.ts'

/** The message with a code: for signing in, or to confirm an address. Says what it is for and nothing of the person. */
export function codeMessage(
  code: string,
  language: Language,
  purpose: 'sign-in' | 'address' = 'sign-in',
): { subject: string; text: string; html: string } {
  const words = (purpose === 'address' ? forAddress : forSignIn)(code)[language]
  return { ...words, html: `<p>${words.text}</p>` }
}

const forSignIn = (code: string) => ({
  zh: {
    subject: '同行：登录验证码',
    text: `您的登录验证码是 ${code}，${codeMinutes} 分钟内有效，请勿告诉他人。如非本人操作，请忽略。`,
  },
  en: {
    subject: 'Tongxing: your sign-in code',
    text: `Your sign-in code is ${code}. It is valid for ${codeMinutes} minutes; tell it to nobody. If you did not ask for it, ignore this message.`,
  },
})

const forAddress = (code: string) => ({
  zh: {
    subject: '同行：确认号码或邮箱',
    text: `您正在更改登录用的号码或邮箱，验证码是 ${code}，${codeMinutes} 分钟内有效，请勿告诉他人。如非本人操作，请立即登录查看。`,
  },
  en: {
    subject: 'Tongxing: confirm a number or address',
    text: `You are changing how you sign in. The code is ${code}, valid for ${codeMinutes} minutes; tell it to nobody. If it was not you, sign in at once and look.`,
  },
})

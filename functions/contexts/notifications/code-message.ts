import { codeMinutes } from '../../../shared/identity.ts'
import type { Language } from '../../../shared/language.ts'

/** The message with a sign-in code. Says what it is for and nothing of the person. */
export function codeMessage(
  code: string,
  language: Language,
): { subject: string; text: string; html: string } {
  const words = {
    zh: {
      subject: '同行：登录验证码',
      text: `您的登录验证码是 ${code}，${codeMinutes} 分钟内有效，请勿告诉他人。如非本人操作，请忽略。`,
    },
    en: {
      subject: 'Tongxing: your sign-in code',
      text: `Your sign-in code is ${code}. It is valid for ${codeMinutes} minutes; tell it to nobody. If you did not ask for it, ignore this message.`,
    },
  }[language]
  return { ...words, html: `<p>${words.text}</p>` }
}

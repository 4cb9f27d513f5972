import type { Language } from '../../../shared/language.ts'
import { problems, type ProblemCode } from '../../../shared/problems.ts'
import { Failure } from '../../kernel/failure.ts'
import { Unavailable } from '../store/port.ts'

/** A body of RFC 9457 with our code; `type` is the help page of the code. */
export type ProblemBody = {
  type: string
  title: string
  status: number
  code: ProblemCode
  instance?: string
}

const helpPage = (code: ProblemCode, language: Language): string =>
  `${language === 'en' ? '/en' : ''}/problems.html#${code}`

/**
 * The one place that writes the body of a refusal. Unknown errors say nothing of their cause. A not-found carries no
 * request number either, so that foreign and missing are the same bytes.
 */
export function toProblem(thrown: unknown, language: Language, requestId: string): Response {
  const failure = toFailure(thrown)
  const { status, ...words } = problems[failure.code]
  const body: ProblemBody = {
    ...failure.details,
    type: helpPage(failure.code, language),
    title: words[language],
    status,
    code: failure.code,
    ...(status >= 500 ? { instance: `urn:request:${requestId}` } : {}),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'content-language': language })
  if (status === 429 || status === 503) headers.set('retry-after', status === 429 ? '60' : '2')
  return new Response(JSON.stringify(body), { status, headers })
}

function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  return new Failure(thrown instanceof Unavailable ? 'try-later' : 'unexpected')
}

import type { ProblemCode } from '../../shared/problems.ts'

/** The one error of the whole product: an expected "no", named by a code of shared/problems.ts. */
export class Failure extends Error {
  readonly code: ProblemCode
  /** Facts for the reader (RFC 9457 extension members). Never personal data. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Failure'
    this.code = code
    this.details = details
  }
}

/** Missing, or not for these eyes: the two are one answer. */
export const notFound = (): Failure => new Failure('not-found')

import * as z from 'zod'
import type { Contract } from '../../../shared/contract.ts'
import { type InputError, nameOfIssue, wordsOfIssue } from '../../../shared/input-words.ts'
import type { Language } from '../../../shared/language.ts'
import { Failure, notFound } from '../../kernel/failure.ts'

type Raw = { params: unknown; query: unknown; body: unknown }

/** Bytes to typed input by the contract's schemas. A malformed id in the path is a thing that does not exist. */
export function readInput(contract: Contract, raw: Raw, language: Language): Raw {
  const params = contract.params ? z.safeParse(contract.params, raw.params) : undefined
  if (params && !params.success) throw notFound()
  return {
    params: params?.data,
    query: parse(contract.query, raw.query, language),
    body: parse(contract.body, raw.body, language),
  }
}

function parse(schema: Contract['body'], value: unknown, language: Language): unknown {
  if (!schema) return undefined
  const read = z.safeParse(schema, value)
  if (!read.success) throw badInput(read.error.issues, language)
  return read.data
}

/** One error per field, in words; the rejected value itself is never repeated. */
function badInput(issues: readonly z.core.$ZodIssue[], language: Language): Failure {
  const errors: InputError[] = issues.map((issue) => ({
    path: issue.path.join('.'),
    name: nameOfIssue(issue),
    message: wordsOfIssue(issue)[language],
  }))
  return new Failure('bad-input', { errors })
}

import { createHash } from 'node:crypto'
import type { Contract } from '../../../shared/contract.ts'
import { receipt, type Receipt } from '../../../shared/receipt.ts'
import { Failure } from '../../kernel/failure.ts'

/** What a finished request left under its Idempotency-Key. */
export type Recorded = { readonly digest: string; readonly receipts: readonly Receipt[] }

/** Whether an operation answers with a receipt, and so takes a key: signing in and out do not. */
export const isReceipted = (contract: Contract): boolean =>
  contract.method !== 'get' && contract.answer === receipt

/** Digest of what is asked: the same key with another one is an error of the client. */
export const digestOf = (path: string, body: string): string =>
  createHash('sha256').update(`${path}\n${body}`).digest('base64url')

const keyPattern = /^[\x21-\x7e]{8,200}$/

export function keyOf(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key')
  if (key !== null && !keyPattern.test(key)) throw new Failure('bad-request')
  return key ?? undefined
}

/**
 * Runs a mutation under its key. The record is written in the mutation's own transaction; a replay answers from it,
 * and so does the loser of a race between two equal requests, whatever refusal it met. A refusal leaves no record.
 */
export async function once(
  digest: string,
  recorded: () => Promise<Recorded | undefined>,
  run: () => Promise<readonly Receipt[]>,
): Promise<readonly Receipt[]> {
  const before = await recorded()
  if (before) return same(before, digest)
  try {
    return await run()
  } catch (refusal) {
    const winner = await recorded()
    if (winner) return same(winner, digest)
    throw refusal
  }
}

function same(record: Recorded, digest: string): readonly Receipt[] {
  if (record.digest !== digest) throw new Failure('key-reused')
  return record.receipts
}

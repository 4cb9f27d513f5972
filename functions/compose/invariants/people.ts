import * as z from 'zod'
import { grant, type Grant } from '../../../shared/access.ts'
import { textOf, type History, type Life, type Report } from './history.ts'

/** One account per identity document and address; nobody decides the own case, or writes and audits at once. */
export function checkPeople(history: History, report: Report): void {
  const documents = claims(history, 'UNQ#id-number#')
  const applicants = new Set(history.lives('VOL').map(({ data }) => textOf(data, 'personId')))
  for (const life of history.lives('VOL')) {
    const personId = textOf(life.data, 'personId')
    const isErased = life.data['erased'] === true
    report.expect(
      'one-account-per-document',
      documents.get(personId) === (isErased ? undefined : 1),
      life.key,
    )
    const decided = life.moments.filter(({ name }) => !own.has(name))
    report.expect(
      'nobody-decides-about-themselves',
      decided.every(({ by }) => by !== personId),
      life.key,
    )
  }
  for (const personId of documents.keys())
    report.expect('document-has-its-file', applicants.has(personId), `UNQ#id-number ${personId}`)
  for (const { key, data, moments } of history.lives('ORG')) {
    const first = moments[0]?.by
    const decided = moments.filter(
      ({ name }) => name === 'organizations.approved' || name === 'organizations.refused',
    )
    report.expect(
      'nobody-decides-about-their-organization',
      decided.every(({ by }) => by !== first),
      `${key} ${textOf(data, 'status')}`,
    )
  }
  for (const life of [...history.lives('PER'), ...history.lives('VOL')])
    report.expect('erased-stays-erased', staysErased(life), life.key)
  for (const { key, data } of history.lives('PER'))
    report.expect('writer-or-auditor', !mixes(grantsOf(data)), key)
}

/** What a volunteer does about the own file. */
const own = new Set([
  'volunteers.applied',
  'volunteers.changed',
  'volunteers.consents-changed',
  'identity.erased',
])

/** Nothing comes after the erasure; an erased item is a tombstone. */
function staysErased({ data, moments }: Life): boolean {
  const at = moments.findIndex(({ name }) => name === 'identity.erased')
  return at < 0 ? data['erased'] !== true : at === moments.length - 1 && data['erased'] === true
}

function claims(history: History, prefix: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const { data } of history.items(prefix)) {
    const personId = textOf(data, 'personId')
    found.set(personId, (found.get(personId) ?? 0) + 1)
  }
  return found
}

const grants = z.object({ grants: z.optional(z.array(grant)) })

const grantsOf = (data: Life['data']): Grant[] => grants.safeParse(data).data?.grants ?? []

/** Whether somebody is auditor and something else on one day. */
const mixes = (held: readonly Grant[]): boolean =>
  held.some(
    (audits) =>
      audits.role === 'AUDITOR' && held.some((other) => other.role !== 'AUDITOR' && overlap(audits, other)),
  )

const overlap = (a: Grant, b: Grant): boolean => begins(a) <= ends(b) && begins(b) <= ends(a)
const begins = ({ from }: Grant): string => from ?? '0'
const ends = ({ until }: Grant): string => until ?? '9'

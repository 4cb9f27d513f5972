import * as z from 'zod'
import type { Actor, Grant } from '../../../shared/access.ts'
import type { Contract } from '../../../shared/contract.ts'
import { readReason } from '../../../shared/purposes.ts'
import type { Disclose, Shown, Told } from '../../kernel/shown.ts'
import { Unavailable } from '../store/port.ts'

/** Subjects of one request at most; a list of more people must page. */
export const mostSubjects = 100

type Asked = { readonly actor: Actor; readonly query: unknown; readonly body: unknown }

/**
 * Between the parsed answer and the wire: what an audited operation shows of others is written first. One's own data,
 * and that of an organization one works for, is no disclosure. A field that the contract does not name is an error of
 * the program, and nothing leaves; when the writing fails the answer is 503.
 */
export async function discloseFirst(
  disclose: Disclose,
  contract: Contract,
  { actor, query, body }: Asked,
  { within, shown }: Told,
): Promise<void> {
  if (contract.purpose === undefined) return
  const { id: route, allows, purpose, discloses, always, reason } = contract
  const others = shown
    .filter(({ subject }) => !isOwn(actor, subject))
    .filter(({ fields }) => always || fields.length > 0)
  const strange = others.flatMap(({ fields }) => fields).find((field) => !discloses.includes(field))
  if (strange !== undefined)
    throw new TypeError(`${route} shows ${strange}, which its contract does not name`)
  if (new Set(others.map(({ subject }) => subject)).size > mostSubjects)
    throw new TypeError(`${route} shows more than ${mostSubjects} subjects at once`)
  if (others.length === 0 && !always) return
  const why = reason ? { reason: z.object({ reason: readReason }).parse(body).reason } : {}
  const asked = always ? { asked: textsOf(query) } : {}
  await orUnavailable(
    disclose({ actor, route, allows, purpose, within, shown: merged(others), ...why, ...asked }),
  )
}

const isOwn = ({ personId, grants }: Actor, subject: string): boolean =>
  subject === personId || grants.some((held: Grant) => held.organizationId === subject)

/** Each subject once, with every field of it. */
function merged(shown: readonly Shown[]): Shown[] {
  const bySubject = new Map<string, Shown>()
  for (const { subject, fields } of shown) {
    const before = bySubject.get(subject)?.fields ?? []
    bySubject.set(subject, { subject, fields: [...new Set([...before, ...fields])].toSorted() })
  }
  return [...bySubject.values()]
}

/** What a query holds, without the place in a list. */
const textsOf = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query ?? {}).flatMap(([name, one]: [string, unknown]) =>
      typeof one === 'string' && name !== 'cursor' ? [[name, one]] : [],
    ),
  )

async function orUnavailable(written: Promise<void>): Promise<void> {
  try {
    await written
  } catch (error) {
    throw error instanceof Unavailable ? error : new Unavailable('none', error)
  }
}

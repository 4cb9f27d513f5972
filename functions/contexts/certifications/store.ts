import * as z from 'zod'
import { day, instant } from '../../../shared/dates.ts'
import { certificateId, organizationId, personId, programmeId, sessionId } from '../../../shared/ids.ts'
import { subject } from '../../../shared/vocabulary.ts'
import type { Belief } from '../../kernel/belief.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Certificate } from './certificate.ts'
import type { Certificates } from './ports.ts'

type Needs = { db: Db; sealer: Sealer }
type Happening = Parameters<Certificates['revoke']>[1]

const certificateItem = z.object({
  id: certificateId,
  number: z.string(),
  personId,
  organizationId,
  programmeId,
  sessionId,
  subject,
  title: z.string(),
  titleEn: z.optional(z.string()),
  validFrom: day,
  validUntil: day,
  issuedAt: instant,
  revokedAt: z.optional(instant),
  /** Sealed: it is written about a person. */
  reason: z.optional(z.string()),
})

const ownerItem = z.object({ personId, certificateId })

/** Trainings of one person in a life. */
const most = 500

const reasonAt = (one: { personId: string; id: string }) =>
  ({ key: keys.certificate(one.personId, one.id), attribute: 'reason', whose: one.personId }) as const

/** Item to domain and back; the reason of a revocation is open only between. */
const mapped = (sealer: Sealer) => ({
  async toCertificate(item: Item): Promise<Certificate> {
    const { reason, ...rest } = certificateItem.parse(item.data)
    const open = reason === undefined ? undefined : await sealer.unseal(reason, reasonAt(rest))
    return { ...rest, version: item.version, reason: open }
  },
  async saveOf({ version, ...certificate }: Certificate, event: Happening): Promise<Save> {
    const { id, personId: person, reason } = certificate
    const sealed = reason === undefined ? undefined : await sealer.seal(reason, reasonAt(certificate))
    return {
      id,
      key: keys.certificate(person, id),
      version,
      data: plain({ ...certificate, reason: sealed }),
      event,
    }
  },
})

export function certificatesStore({ db, sealer }: Needs): Certificates {
  const { toCertificate, saveOf } = mapped(sealer)
  async function find(person: string, id: string): Promise<Certificate | undefined> {
    const item = await db.get(keys.certificate(person, id))
    return item && toCertificate(item)
  }
  return {
    find,
    async findByNumber(number) {
      const item = await db.get(keys.certificateNumber(number))
      if (!item) return undefined
      const owner = ownerItem.parse(item.data)
      return find(owner.personId, owner.certificateId)
    },
    async findOfSession(person, session) {
      const item = await db.get(keys.certificateOfSession(person, session))
      return item && find(person, ownerItem.parse(item.data).certificateId)
    },
    async listOf(person) {
      const items = await db.collect({ pk: `HLD#${person}`, range: { prefix: 'CRT#' } }, most)
      const held = await Promise.all(items.map(toCertificate))
      return held.toSorted((a, b) => b.validUntil.localeCompare(a.validUntil) || a.id.localeCompare(b.id))
    },
    async certified(person, session) {
      const key = keys.certificateOfSession(person, session)
      const without = believe({ check: key, if: { absent: true } }, new Failure('already-certified'))
      return { answer: (await db.get(key)) !== undefined, beliefs: [without] }
    },
    award: async (certificate, event, beliefs) =>
      db.commit({ saves: [await saveOf(certificate, event)], with: [...beliefs, ...claims(certificate)] }),
    revoke: async (certificate, event) => db.commit({ saves: [await saveOf(certificate, event)] }),
    stillAs: (one) =>
      believe({ check: keys.certificate(one.personId, one.id), if: { version: one.version } }),
  }
}

/** One per person and session, and a number that no other certificate has. */
function claims({ id, personId: person, sessionId: session, number }: Certificate): Belief[] {
  const data = { personId: person, certificateId: id }
  const once = {
    put: { ...keys.certificateOfSession(person, session), version: 1, data },
    if: { absent: true },
  } as const
  const unique = {
    put: { ...keys.certificateNumber(number), version: 1, data },
    if: { absent: true },
  } as const
  return [believe(once, new Failure('already-certified')), believe(unique)]
}

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
import type { Item } from '../../platform/store/port.ts'
import { defineRecord, openAll } from '../../platform/store/record.ts'
import type { Certificate } from './certificate.ts'
import type { Certificates } from './ports.ts'

type Needs = { db: Db; sealer: Sealer }
type Happening = Parameters<Certificates['revoke']>[1]

const schema = z.object({
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
  reason: z.optional(z.string()),
})

/** A certificate as it is stored; why it was revoked is written about a person, and sealed. */
export const certificateRecord = defineRecord('certificate', schema, 'personId', {
  id: 'L2',
  number: 'certificate.progress',
  personId: 'L2',
  organizationId: 'L1',
  programmeId: 'L1',
  sessionId: 'L1',
  subject: 'certificate.progress',
  title: 'L1',
  titleEn: 'L1',
  validFrom: 'certificate.progress',
  validUntil: 'certificate.progress',
  issuedAt: 'certificate.progress',
  revokedAt: 'certificate.progress',
  reason: 'certificate.reason',
})

const ownerItem = z.object({ personId, certificateId })

/** Trainings of one person in a life. */
const most = 500

/** Item to domain and back. */
const mapped = (sealer: Sealer) => ({
  async toCertificate(item: Item): Promise<Certificate | undefined> {
    const opened = await certificateRecord.open(sealer, item)
    return opened && { ...opened, version: item.version }
  },
  async saveOf({ version, ...certificate }: Certificate, event: Happening): Promise<Save> {
    const { id, personId: person } = certificate
    const key = keys.certificate(person, id)
    return { id, key, version, data: await certificateRecord.toData(sealer, key, certificate), event }
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
      const held = await openAll(items, toCertificate)
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

import {
  type Certificate,
  numberOf,
  revoked,
  termOf,
} from '../../../functions/contexts/certifications/certificate.ts'
import { addDays, addMonths, type Day, dayOf, instant, instantOf } from '../../../shared/dates.ts'
import { certificateId, organizationId, personId, programmeId, sessionId } from '../../../shared/ids.ts'
import type { TrainingSubject } from '../../../shared/vocabulary.ts'
import type { TestApp } from '../app.ts'

/** The noon of the tests. */
const noon = instant.parse('2026-11-24T04:00:00.000Z')

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A certificate number of the right form; each serial is another one. */
export const aCertificateNumber = (serial = 1, issuedOn: Day = dayOf(noon)): string =>
  numberOf(issuedOn, [...String(serial).padStart(16, '0')].map((digit) => letters[Number(digit)]).join(''))

type What = Partial<Certificate> & { serial?: number; endsOn?: Day; validMonths?: number }

const titles = {
  POLICY: '帮教政策基础',
  SKILLS: '沟通与帮教技能',
  STANDARDS: '志愿服务规范',
} as const satisfies Record<TrainingSubject, string>

function valid({
  serial = 1,
  endsOn = dayOf(noon),
  validMonths = 24,
  subject = 'POLICY',
  ...facts
}: What = {}): Certificate {
  return {
    id: certificateId.parse(`crt_${String(serial).padStart(22, '0')}`),
    version: 1,
    number: aCertificateNumber(serial, endsOn),
    personId: personId.parse('per_000000000000lin1'),
    organizationId: organizationId.parse('org_00000000000tongx'),
    programmeId: programmeId.parse('prg_0000000000000poli'),
    sessionId: sessionId.parse(`ses_${String(serial).padStart(22, '0')}`),
    subject,
    title: titles[subject],
    ...termOf(endsOn, validMonths, undefined),
    issuedAt: instantOf(endsOn, '18:00'),
    ...facts,
  }
}

/** Certificates as values, as they stand at the noon of the tests. */
export const aCertificate = {
  /** From today, for two years. */
  valid,
  /** Ends within the next 90 days. */
  renewable: (what: What = {}): Certificate => valid({ endsOn: addMonths(dayOf(noon), -23), ...what }),
  /** Ended some days ago. */
  inGrace: (what: What = {}): Certificate =>
    valid({ validFrom: addMonths(dayOf(noon), -24), validUntil: addDays(dayOf(noon), -10), ...what }),
  expired: (what: What = {}): Certificate => valid({ endsOn: addMonths(dayOf(noon), -36), ...what }),
  revoked: (what: What = {}, reason = '考核结果有误。'): Certificate => ({
    ...revoked(valid(what), 1, reason, noon),
    version: 2,
  }),
}

/** A certificate that stands in the store in the given state, without the training behind it. */
export async function aCertificateIn(
  app: TestApp,
  state: (what?: What) => Certificate = aCertificate.valid,
  what: What = {},
) {
  const id = certificateId.parse(app.adapters.newId('crt'))
  const session = sessionId.parse(app.adapters.newId('ses'))
  const certificate = state({ id, sessionId: session, ...what })
  const happening = { name: 'certifications.awarded', by: 'system', at: certificate.issuedAt } as const
  await app.asSystem().certifications.certificates.award({ ...certificate, version: 0 }, happening, [])
  return { ...certificate, version: 1 }
}

import {
  type Organization,
  decided,
  registered,
} from '../../../functions/contexts/organizations/organization.ts'
import { instant, type Instant } from '../../../shared/dates.ts'
import { creditCodeCheck } from '../../../shared/formats.ts'
import { countyCode, organizationId, personId, type OrganizationId } from '../../../shared/ids.ts'
import { type Registration, registration } from '../../../shared/organizations.ts'
import type { TestApp } from '../app.ts'

/** When organizations of the builders registered. */
const then = instant.parse('2026-11-10T01:00:00.000Z')
const administrator = personId.parse('per_00000000administr')

/** A synthetic credit code of a social service institution; each serial is another one. */
export function aCreditCode(serial: number): string {
  const first17 = `52990101MJ${String(serial).padStart(7, '0')}`
  return first17 + creditCodeCheck(first17)
}

/** What the form sends. */
export const aRegistration = ({
  serial = 1,
  ...facts
}: Partial<Registration> & { serial?: number } = {}): Registration =>
  registration.parse({
    name: '安澜市同心社会工作服务中心',
    nameEn: 'Anlan Tongxin Social Work Centre',
    creditCode: aCreditCode(serial),
    kind: 'SOCIAL_SERVICE',
    county: countyCode.parse('990101'),
    purpose: '为刑满释放人员提供社会适应、就业和心理支持服务。',
    contactName: '周明',
    contactPhone: '0990-1234567',
    ...facts,
  })

type What = Parameters<typeof aRegistration>[0] & { organizationId?: OrganizationId; now?: Instant }

/** Organizations as values, in each status. */
export const anOrganization = {
  applied: ({
    organizationId: id = organizationId.parse('org_00000000000tongx'),
    now = then,
    ...facts
  }: What = {}): Organization => registered(id, aRegistration(facts), now),
  approved: (what: What = {}): Organization =>
    decided(
      anOrganization.applied(what),
      { decision: 'APPROVE', version: 0 },
      administrator,
      what?.now ?? then,
    ),
  refused: (what: What = {}, reason = '登记证书已过期。'): Organization =>
    decided(
      anOrganization.applied(what),
      { decision: 'REFUSE', version: 0, reason },
      administrator,
      what?.now ?? then,
    ),
}

/** An organization that stands in the store in the given status, without the way there. */
export async function anOrganizationIn(
  app: TestApp,
  status: (what?: What) => Organization = anOrganization.approved,
  what: What = {},
) {
  const id = what?.organizationId ?? organizationId.parse(app.adapters.newId('org'))
  const organization = status({ ...what, organizationId: id })
  const { organizations } = app.asSystem().organizations
  await organizations.create(organization, [], {
    name: 'organizations.registered',
    by: 'system',
    at: organization.registeredAt,
  })
  return { ...organization, id, version: 1 }
}

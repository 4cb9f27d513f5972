import * as contract from '../../../shared/certifications.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { awardCertificate } from './award-certificate.ts'
import type { getRequirements } from './get-requirements.ts'
import type { getVolunteerRequirements } from './get-volunteer-requirements.ts'
import type { listMyCertificates } from './list-my-certificates.ts'
import type { revokeCertificate } from './revoke-certificate.ts'
import type { setRequirements } from './set-requirements.ts'
import type { verifyCertificate } from './verify-certificate.ts'

export type CertificationsVerbs = {
  awardCertificate: ReturnType<typeof awardCertificate>
  revokeCertificate: ReturnType<typeof revokeCertificate>
  listMyCertificates: ReturnType<typeof listMyCertificates>
  getVolunteerRequirements: ReturnType<typeof getVolunteerRequirements>
  getRequirements: ReturnType<typeof getRequirements>
  setRequirements: ReturnType<typeof setRequirements>
  verifyCertificate: ReturnType<typeof verifyCertificate>
}

const { route } = routesOf<CertificationsVerbs>()

export const certificationsRoutes = [
  route(contract.awardCertificate, ({ verbs, actor, params }) =>
    verbs.awardCertificate(actor, params.sessionId, params.personId),
  ),
  route(contract.revokeCertificate, ({ verbs, actor, params, body }) =>
    verbs.revokeCertificate(actor, params.personId, params.certificateId, body),
  ),
  route(contract.listMyCertificates, ({ verbs, actor }) => verbs.listMyCertificates(actor)),
  route(
    contract.getVolunteerRequirements,
    ({ verbs, actor, params }) => verbs.getVolunteerRequirements(actor, params.personId),
    ({ region }, { params }) => ({
      within: { region },
      shown: [{ subject: params.personId, fields: ['certificate.progress'] }],
    }),
  ),
  route(contract.getRequirements, ({ verbs, params }) => verbs.getRequirements(params.region)),
  route(contract.setRequirements, ({ verbs, actor, params, body }) =>
    verbs.setRequirements(actor, params.region, body),
  ),
  route(contract.verifyCertificate, ({ verbs, params }) => verbs.verifyCertificate(params.number)),
]

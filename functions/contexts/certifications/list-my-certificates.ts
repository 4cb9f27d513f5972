import type { Actor } from '../../../shared/access.ts'
import { type CertificateView, type RequirementsCheck, statusOn } from '../../../shared/certifications.ts'
import { dayOf } from '../../../shared/dates.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Certificates, HolderOf, OrganizationName } from './ports.ts'
import type { StandingOf } from './standing-of.ts'

type Needs = {
  certificates: Certificates
  holderOf: HolderOf
  organizationName: OrganizationName
  standingOf: StandingOf
  now: Clock
}
type Mine = { certificates: CertificateView[]; requirements?: RequirementsCheck }

/** One's own certificates and, for a volunteer, how one stands to what the region asks. */
export const listMyCertificates =
  ({ certificates, holderOf, organizationName, standingOf, now }: Needs) =>
  async (actor: Actor): Promise<Mine> => {
    authorize(actor, { anyOf: ['certifications.see-self'] }, actor)
    const on = dayOf(now())
    const [held, holder] = await Promise.all([certificates.listOf(actor.personId), holderOf(actor.personId)])
    const views = held.map(async (one): Promise<CertificateView> => {
      const name = await organizationName(one.organizationId)
      return { ...one, organizationName: name ?? '', status: statusOn(one, on) }
    })
    const standing = holder && (await standingOf(actor.personId, holder.region, on))
    return { certificates: await Promise.all(views), ...(standing ? { requirements: standing.answer } : {}) }
  }

import { statusOn } from '../../../shared/certifications.ts'
import { dayOf } from '../../../shared/dates.ts'
import { maskName } from '../../../shared/formats.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Certificates, NameOf, OrganizationName } from './ports.ts'

type Needs = { certificates: Certificates; nameOf: NameOf; organizationName: OrganizationName; now: Clock }

/** What anyone who holds the paper may ask: is it genuine, and does it hold today? The name stays masked. */
export const verifyCertificate =
  ({ certificates, nameOf, organizationName, now }: Needs) =>
  async (number: string) => {
    const certificate = await certificates.findByNumber(number)
    if (!certificate) throw notFound()
    const { personId, organizationId, subject, title, titleEn, validFrom, validUntil } = certificate
    const [name, organization] = await Promise.all([nameOf(personId), organizationName(organizationId)])
    return {
      number,
      name: maskName(name ?? ''),
      subject,
      title,
      titleEn,
      organizationName: organization ?? '',
      validFrom,
      validUntil,
      status: statusOn(certificate, dayOf(now())),
    }
  }

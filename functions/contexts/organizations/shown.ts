import type { OrganizationView } from '../../../shared/organizations.ts'
import type { Told } from '../../kernel/shown.ts'

type Field = 'organization.contactName' | 'organization.contactPhone' | 'organization.reason'

/** Who speaks for an organization, and why it was refused. */
export const ofOrganization = ({ id, region, reason }: OrganizationView): Told<Field> => ({
  within: { organizationId: id, region },
  shown: [
    {
      subject: id,
      fields: [
        'organization.contactName',
        'organization.contactPhone',
        ...(reason === undefined ? [] : (['organization.reason'] as const)),
      ],
    },
  ],
})

import type { OrganizationId } from '../../../shared/ids.ts'
import type { Believed } from '../../kernel/belief.ts'
import type { Organizations } from './ports.ts'

type Needs = { organizations: Organizations }

/** Answers a port of other contexts: may the organization work here, believed at this version. */
export const approvalOf =
  ({ organizations }: Needs) =>
  async (organizationId: OrganizationId): Promise<Believed<boolean>> => {
    const found = await organizations.find(organizationId)
    return { answer: found?.status === 'APPROVED', beliefs: found ? [organizations.unchanged(found)] : [] }
  }

/** Answers a port of other contexts: its registered name. */
export const nameOf =
  ({ organizations }: Needs) =>
  async (organizationId: OrganizationId): Promise<string | undefined> =>
    (await organizations.find(organizationId))?.name

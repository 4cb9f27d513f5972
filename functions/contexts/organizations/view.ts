import type { OrganizationRow, OrganizationView } from '../../../shared/organizations.ts'
import type { Organization } from './organization.ts'

/** The whole registration, for its staff and the administrator. */
export const toView = ({ organizationId, decided: _by, ...rest }: Organization): OrganizationView => ({
  ...rest,
  id: organizationId,
  county: rest.region,
})

/** A line of the region's list: nobody's name. */
export const toRow = ({
  organizationId,
  version,
  name,
  nameEn,
  kind,
  region,
  status,
  registeredAt,
}: Organization): OrganizationRow => ({
  id: organizationId,
  version,
  name,
  nameEn,
  kind,
  county: region,
  status,
  registeredAt,
})

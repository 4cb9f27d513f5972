import type { Role } from '../../../../shared/access.ts'
import type { OrganizationKind, OrganizationStatus, TrainingSubject } from '../../../../shared/vocabulary.ts'

/** Where the pages of an organization lead to. */
export type OrganizationLinks = {
  home: string
  register: string
  programmes: string
  sessions: string
  session: string
  corrections: string
}

/** Words of `shared/words.ts` that they show. */
export type OrganizationEnums = {
  kind: Record<OrganizationKind, string>
  status: Record<OrganizationStatus, string>
  subject: Record<TrainingSubject, string>
  role: Record<Role, string>
}

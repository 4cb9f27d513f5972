import type { Role } from '../../../../shared/access.ts'
import type {
  Background,
  OrganizationKind,
  OrganizationStatus,
  TrainingSubject,
  VolunteerStage,
} from '../../../../shared/vocabulary.ts'

/** Words of `shared/words.ts` that the administrator's pages show. */
export type AdministratorEnums = {
  role: Record<Role, string>
  organizationKind: Record<OrganizationKind, string>
  organizationStatus: Record<OrganizationStatus, string>
  background: Record<Background, string>
  stage: Record<VolunteerStage, string>
  subject: Record<TrainingSubject, string>
}

import type { Role } from '../../../shared/access.ts'

const areas = {
  VOLUNTEER: 'volunteer',
  ORG_MANAGER: 'organization',
  TRAINER: 'organization',
  COORDINATOR: 'coordinator',
  ADMINISTRATOR: 'administrator',
  REVIEWER: 'reviewer',
  EVALUATOR: 'evaluator',
  AUDITOR: 'auditor',
} as const satisfies Record<Role, string>

/** The kind of work (as in `nav.ts`) that a role does. */
export const areaOf = (role: Role): (typeof areas)[Role] => areas[role]

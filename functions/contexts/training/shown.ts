import type { RosterRow, SessionView } from '../../../shared/training.ts'
import type { Told } from '../../kernel/shown.ts'

type Field = 'volunteer.name' | 'enrolment.progress' | 'certificate.progress'
type Roster = { readonly session: SessionView; readonly rows: readonly RosterRow[] }

/** Names in clear, with what each has come to. */
export const ofRoster = ({ session: { organizationId, region }, rows }: Roster): Told<Field> => ({
  within: { organizationId, region },
  shown: rows.map(({ personId, certificate }) => ({
    subject: personId,
    fields: [
      'volunteer.name',
      'enrolment.progress',
      ...(certificate === undefined ? [] : (['certificate.progress'] as const)),
    ],
  })),
})

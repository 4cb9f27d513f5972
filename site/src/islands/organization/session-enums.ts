import type { Attendance, Result, TrainingSubject } from '../../../../shared/vocabulary.ts'

/** Words of `shared/words.ts` that a session's page shows. */
export type RosterEnums = {
  attendance: Record<Attendance, string>
  result: Record<Result, string>
  subject: Record<TrainingSubject, string>
}

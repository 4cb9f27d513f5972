import type * as v from '../../../../shared/vocabulary.ts'

/** The words of the enumerations that the coordinator's pages show, in one language. */
export type CoordinatorEnums = {
  background: Record<v.Background, string>
  helpField: Record<v.HelpField, string>
  sex: Record<v.Sex, string>
  ageBand: Record<v.AgeBand, string>
  pairing: Record<v.Pairing, string>
  priority: Record<v.Priority, string>
  seatRole: Record<v.SeatRole, string>
  subject: Record<v.TrainingSubject, string>
  groupStatus: Record<v.GroupStatus, string>
  placementStatus: Record<v.PlacementStatus, string>
}

/** Where the coordinator's pages lead to. */
export type CoordinatorLinks = { my: string; board: string; group: string; groups: string; newGroup: string }

import type * as v from '../../../../shared/vocabulary.ts'

/** The words of the enumerations that a group's pages show, in one language. */
export type GroupEnums = {
  background: Record<v.Background, string>
  helpField: Record<v.HelpField, string>
  sex: Record<v.Sex, string>
  ageBand: Record<v.AgeBand, string>
  timeOfWeek: Record<v.TimeOfWeek, string>
  pairing: Record<v.Pairing, string>
  seatRole: Record<v.SeatRole, string>
  groupStatus: Record<v.GroupStatus, string>
}

/** Where a group's pages lead to. */
export type GroupLinks = {
  my: string
  invitation: string
  invitations: string
  group: string
  groups: string
  join: string
}

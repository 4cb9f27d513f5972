import type { Reason, ReasonKind } from '../../../shared/matching.ts'
import { liesIn, prefectureOf } from '../../../shared/regions.ts'
import type { Case, Volunteer } from './ports.ts'
import type { Pairing } from './rules.ts'
import { mostGroups } from './rules.ts'
import { bestFit, fit, licences, settings, weights } from './settings.ts'

type Scored = Pick<Pairing, 'group' | 'volunteer' | 'load' | 'metres'>

/** Common parts of the week beyond which more says no more. */
const enoughSlots = 4

/** Shares of the points of distance where no points of the map are known. */
const nearness = { township: 1, county: 0.5, prefecture: 0.1 } as const

/** Each reason's share of its points, 0 to 1. */
const shares: Record<ReasonKind, (it: Scored) => number> = {
  FIT: ({ group, volunteer }) => mean(group.helpFields.map((field) => fitFor(volunteer, field))),
  PROOF: ({ volunteer }) => levelOf(volunteer) / 3,
  DISTANCE: distanceShare,
  AVAILABILITY: ({ group, volunteer }) => availabilityShare(group, volunteer),
  DIALECT: ({ group, volunteer }) =>
    volunteer.dialects.includes('LOCAL') && samePrefecture(group, volunteer) ? 1 : 0,
  BALANCE: ({ volunteer, load }) => Math.max(0, 1 - load / mostGroups(volunteer)),
}

const kinds = [
  'FIT',
  'PROOF',
  'DISTANCE',
  'AVAILABILITY',
  'DIALECT',
  'BALANCE',
] as const satisfies readonly ReasonKind[]

/** The reasons in the order shown; what a share is worth is rounded down, so that whole points always add up. */
export const reasonsOf = (it: Scored): Reason[] =>
  kinds.map((kind) => {
    const most = weights.most[kind]
    return { kind, points: Math.floor(most * shares[kind](it) + epsilon), most }
  })

/** A share that is a whole number of points on paper must not lose one to binary fractions. */
const epsilon = 1e-9

/** 0 to 1000. */
export const scoreOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, { points }) => sum + points, 0)

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** A field that the volunteer did not choose counts half. */
const fitFor = ({ background, helpFields }: Volunteer, field: Volunteer['helpFields'][number]): number =>
  (fit[background][field] / bestFit) * (helpFields.includes(field) ? 1 : 0.5)

/** 1 self-declared, 2 a verified degree or training, 3 a verified licence of the profession. */
export function levelOf({ credential, background }: Pick<Volunteer, 'credential' | 'background'>): 1 | 2 | 3 {
  if (credential?.status !== 'VERIFIED') return 1
  return licences[background].includes(credential.kind) ? 3 : 2
}

function distanceShare({ group, volunteer, metres }: Scored): number {
  if (metres !== undefined) return Math.max(0, 1 - metres / settings.farthestMetres)
  if (group.township !== undefined && group.township === volunteer.township) return nearness.township
  if (group.county === volunteer.region) return nearness.county
  return samePrefecture(group, volunteer) ? nearness.prefecture : 0
}

const samePrefecture = (group: Case, { region }: Volunteer): boolean =>
  liesIn(region, prefectureOf(group.county))

/** A group that states no times can be met at any. */
function availabilityShare({ availability: wanted }: Case, { availability: given }: Volunteer): number {
  if (wanted.length === 0) return 1
  const common = new Set(wanted.filter((slot) => given.includes(slot))).size
  return Math.min(1, common / Math.min(enoughSlots, new Set(wanted).size))
}

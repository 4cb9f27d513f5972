import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { anonymousText, text } from './formats.ts'
import { countyCode, groupId, personId, placementId, regionCode } from './ids.ts'
import { pageOf, pageQuery, receipt } from './receipt.ts'
import { ageBand, background, groupStatus, helpField, pairing, placementStatus, priority, seatRole, sex, timeOfWeek, weekSlot } from './vocabulary.ts'

export const seatInput = z.object({
  role: seatRole,
  /** For a volunteer's seat. */
  background: z.optional(background),
  womanOnly: z.optional(z.boolean()),
})
export type SeatInput = z.infer<typeof seatInput>

const card = {
  county: countyCode,
  /** Township of the office that leads the group, for distance. */
  township: z.optional(regionCode),
  helpFields: z.array(helpField).check(z.minLength(1), z.maxLength(6)),
  sex,
  ageBand,
  priority,
  pairing,
  availability: z.array(weekSlot).check(z.maxLength(21)),
}

/** A group as a coordinator opens it: an anonymous case; identity stays with the justice office. */
export const groupInput = z
  .object({
    ...card,
    seats: z.array(seatInput).check(z.minLength(1), z.maxLength(10)),
    /** Risk notice that every helper sees before accepting (志愿服务条例 art. 12). */
    riskNotice: anonymousText(500).check(z.minLength(1)),
    /** What else helps to choose; nothing that identifies. */
    note: z.optional(anonymousText(500)),
  })
  .check(
    z.refine((it) => it.seats.every((seat) => (seat.role === 'VOLUNTEER') === (seat.background !== undefined)), { error: 'seat-background', path: ['seats'] }),
    z.refine((it) => volunteerSeats(it.seats) === 1 || it.pairing === 'MANY_TO_ONE', { error: 'one-to-one-seats', path: ['seats'] }),
    z.refine((it) => it.pairing === 'ONE_TO_ONE' || (volunteerSeats(it.seats) >= 2 && volunteerSeats(it.seats) <= 5), {
      error: 'many-to-one-seats',
      path: ['seats'],
    }),
    z.refine((it) => it.township === undefined || it.township.startsWith(it.county), { error: 'township-elsewhere', path: ['township'] }),
  )
export type GroupInput = z.infer<typeof groupInput>

const volunteerSeats = (seats: readonly { role: string }[]): number => seats.filter((seat) => seat.role === 'VOLUNTEER').length

export const placementView = z.object({
  id: placementId,
  version: z.int(),
  seat: z.int(),
  personId,
  /** Masked until confirmed. */
  name: z.string(),
  status: placementStatus,
  invitedAt: instant,
  answeredAt: z.optional(instant),
  reason: z.optional(z.string()),
  until: instant,
})
export type PlacementView = z.infer<typeof placementView>

export const groupView = z.object({
  id: groupId,
  version: z.int(),
  code: z.string(),
  ...card,
  region: regionCode,
  seats: z.array(z.object({ ...seatInput.shape, /** Position, from 0. */ seat: z.int(), filled: z.boolean() })),
  riskNotice: z.string(),
  note: z.optional(z.string()),
  status: groupStatus,
  openedAt: instant,
  closedAt: z.optional(instant),
  placements: z.array(placementView),
})
export type GroupView = z.infer<typeof groupView>

export const groupRow = z.object({
  id: groupId,
  code: z.string(),
  county: countyCode,
  helpFields: z.array(helpField),
  priority,
  pairing,
  status: groupStatus,
  openedAt: instant,
  /** Volunteer seats, and how many of them have a confirmed helper. */
  seats: z.int(),
  filled: z.int(),
})
export type GroupRow = z.infer<typeof groupRow>

export const openGroup = contract({ id: 'openGroup', method: 'post', path: '/api/groups', allows: ['groups.lead'], body: groupInput, answer: receipt })
export const changeGroup = contract({
  id: 'changeGroup',
  method: 'put',
  path: '/api/groups/{groupId}',
  allows: ['groups.lead'],
  params: z.object({ groupId }),
  body: z.object({
    version: z.int(),
    availability: card.availability,
    helpFields: card.helpFields,
    riskNotice: anonymousText(500).check(z.minLength(1)),
    note: z.optional(anonymousText(500)),
  }),
  answer: receipt,
})
export const closeGroup = contract({
  id: 'closeGroup',
  method: 'post',
  path: '/api/groups/{groupId}/closing',
  allows: ['groups.lead'],
  params: z.object({ groupId }),
  body: z.object({ version: z.int() }),
  answer: receipt,
})
export const getGroup = contract({
  id: 'getGroup',
  method: 'get',
  path: '/api/groups/{groupId}',
  allows: ['groups.see'],
  params: z.object({ groupId }),
  answer: groupView,
  discloses: ['group.code', 'group.needs', 'group.notes', 'volunteer.name', 'placement.progress', 'placement.answer'],
  purpose: 'leading-groups',
})
/** Longest waiting first. */
export const listGroups = contract({
  id: 'listGroups',
  method: 'get',
  path: '/api/groups',
  allows: ['groups.see'],
  query: z.object({ county: countyCode, status: groupStatus, ...pageQuery }),
  answer: pageOf(groupRow),
  discloses: ['group.code', 'group.needs'],
  purpose: 'leading-groups',
})

/** Invites an eligible volunteer to a seat; the answer is awaited for seven days. */
export const answerDays = 7
export const inviteVolunteer = contract({
  id: 'inviteVolunteer',
  method: 'post',
  path: '/api/groups/{groupId}/placements',
  allows: ['groups.place'],
  params: z.object({ groupId }),
  body: z.object({ personId, seat: z.int().check(z.gte(0), z.lte(9)) }),
  answer: receipt,
})
export const withdrawInvitation = contract({
  id: 'withdrawInvitation',
  method: 'post',
  path: '/api/groups/{groupId}/placements/{placementId}/withdrawal',
  allows: ['groups.place'],
  params: z.object({ groupId, placementId }),
  body: z.object({ version: z.int() }),
  answer: receipt,
})
/** Checks eligibility, seat and load again in its own transaction. */
export const confirmPlacement = contract({
  id: 'confirmPlacement',
  method: 'post',
  path: '/api/groups/{groupId}/placements/{placementId}/confirmation',
  allows: ['groups.place'],
  params: z.object({ groupId, placementId }),
  body: z.object({ version: z.int() }),
  answer: receipt,
})
export const endPlacement = contract({
  id: 'endPlacement',
  method: 'post',
  path: '/api/groups/{groupId}/placements/{placementId}/end',
  allows: ['groups.place'],
  params: z.object({ groupId, placementId }),
  body: z.object({ version: z.int(), reason: text(300) }),
  answer: receipt,
})

/** So many groups of the prefecture, open or closed for less than a year, an outline fits at least. */
export const outlineFits = 5
/** What an invited volunteer sees before the confirmation. What would fit fewer groups is left out, the county being the prefecture then. */
export const coarseCard = z.object({
  region: regionCode,
  times: z.optional(z.array(timeOfWeek)),
  helpFields: z.optional(z.array(helpField)),
  ageBand: z.optional(ageBand),
})
export type CoarseCard = z.infer<typeof coarseCard>
export const groupInvitation = z.object({
  /** Stands for the group until the confirmation: random, another one in each invitation. */
  id: placementId,
  version: z.int(),
  status: placementStatus,
  background: z.optional(background),
  card: coarseCard,
  riskNotice: z.string(),
  invitedAt: instant,
  until: instant,
  /** Only once confirmed. */
  group: z.optional(z.object({ id: groupId, code: z.string() })),
})
export type GroupInvitation = z.infer<typeof groupInvitation>
export const listMyInvitations = contract({
  id: 'listMyInvitations',
  method: 'get',
  path: '/api/groups/invitations/me',
  allows: ['groups.answer-invitation'],
  answer: z.object({ invitations: z.array(groupInvitation) }),
  discloses: ['group.code', 'group.notes'],
  purpose: 'answering-invitation',
})
export const declineReason = z.enum(['NO_TIME', 'TOO_FAR', 'NOT_MY_FIELD', 'CONFLICT', 'OTHER'])
export type DeclineReason = z.infer<typeof declineReason>
export const answerInvitation = contract({
  id: 'answerInvitation',
  method: 'post',
  path: '/api/groups/invitations/{placementId}/answer',
  allows: ['groups.answer-invitation'],
  params: z.object({ placementId }),
  body: z.discriminatedUnion('accept', [
    /** No relative, victim, party or counsel in the case; the risk notice was read. */
    z.object({ accept: z.literal(true), version: z.int(), noConflict: z.literal(true), riskRead: z.literal(true) }),
    z.object({ accept: z.literal(false), version: z.int(), reason: declineReason }),
  ]),
  answer: receipt,
})
/** A confirmed member's view of the group. */
export const getMyGroup = contract({
  id: 'getMyGroup',
  method: 'get',
  path: '/api/groups/{groupId}/member',
  allows: ['groups.see-as-member'],
  params: z.object({ groupId }),
  answer: z.object({
    id: groupId,
    code: z.string(),
    ...card,
    status: groupStatus,
    note: z.optional(z.string()),
    riskNotice: z.string(),
    helpers: z.array(z.object({ role: seatRole, background: z.optional(background), name: z.optional(z.string()) })),
  }),
  discloses: ['group.code', 'group.needs', 'group.notes', 'volunteer.name'],
  purpose: 'helping-in-group',
})

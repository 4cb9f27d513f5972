import { barest } from '../../../functions/contexts/groups/card.ts'
import { type Group, changed, closed, openGroup } from '../../../functions/contexts/groups/group.ts'
import { type Placement, answered, confirmed, invited } from '../../../functions/contexts/groups/placement.ts'
import { instant, type Instant } from '../../../shared/dates.ts'
import { type DeclineReason, type GroupInput, groupInput } from '../../../shared/groups.ts'
import { countyCode, groupId, type PersonId, placementId, regionCode } from '../../../shared/ids.ts'
import type { TestApp } from '../app.ts'

/** When groups of the builders were opened: two weeks before the noon of the tests. */
const then = instant.parse('2026-11-10T02:00:00.000Z')

/** What the form sends: a man of the invented county, one seat for a social worker. */
export const aGroupInput = (facts: Partial<GroupInput> = {}): GroupInput =>
  groupInput.parse({
    county: countyCode.parse('990101'),
    township: regionCode.parse('990101001'),
    helpFields: ['SOCIAL_ADAPTATION', 'EMPLOYMENT'],
    sex: 'MALE',
    ageBand: '30_39',
    priority: 'ORDINARY',
    pairing: 'ONE_TO_ONE',
    availability: ['SAT_AM', 'WED_EVE'],
    seats: [
      { role: 'JUSTICE_OFFICER' },
      { role: 'COMMITTEE_MEMBER' },
      { role: 'VOLUNTEER', background: 'SOCIAL_WORK' },
    ],
    riskNotice: '首次见面由司法所工作人员陪同。',
    ...facts,
  })

/** 多帮一: a social worker, a lawyer and a psychologist beside the officer. */
export const manyToOne = (facts: Partial<GroupInput> = {}): GroupInput =>
  aGroupInput({
    pairing: 'MANY_TO_ONE',
    seats: [
      { role: 'JUSTICE_OFFICER' },
      { role: 'VOLUNTEER', background: 'SOCIAL_WORK' },
      { role: 'VOLUNTEER', background: 'LAW' },
      { role: 'VOLUNTEER', background: 'SOCIAL_WORK' },
    ],
    ...facts,
  })

type What = Partial<GroupInput> & { id?: Group['id']; code?: string; now?: Instant }

/** Groups as values. */
export const aGroup = {
  matching: ({
    id = groupId.parse('grp_00000000000group1'),
    code = 'AL-0101-2026-0413',
    now = then,
    ...facts
  }: What = {}): Group => openGroup(id, code, aGroupInput(facts), now),
  changed: (what: What = {}, note = '周末更方便。'): Group =>
    changed(aGroup.matching(what), { ...aGroupInput(what), note }),
  closed: (what: What = {}): Group => closed(aGroup.matching(what), what.now ?? then),
}

type Whom = Partial<Pick<Placement, 'id' | 'groupId' | 'personId' | 'seat'>> & {
  group?: Group
  now?: Instant
  personId: PersonId
}

/** Placements as values, in each state. */
export const aPlacement = {
  invited({
    group = aGroup.matching(),
    id = placementId.parse('plc_00000000000place1'),
    personId,
    seat = 2,
    now = then,
  }: Whom): Placement {
    const { county, region } = group
    return invited({ id, groupId: group.id, personId, seat, county, region, card: barest(group) }, now)
  },
  accepted: (whom: Whom): Placement => answered(aPlacement.invited(whom), { accept: true }, whom.now ?? then),
  declined: (whom: Whom, reason: DeclineReason = 'NO_TIME'): Placement =>
    answered(aPlacement.invited(whom), { accept: false, reason }, whom.now ?? then),
  confirmed: (whom: Whom): Placement => confirmed(aPlacement.accepted(whom), whom.now ?? then),
}

/** A group that stands in the store, without the way there. */
export async function aGroupIn(app: Pick<TestApp, 'asSystem' | 'adapters'>, what: What = {}): Promise<Group> {
  const id = what.id ?? groupId.parse(app.adapters.newId('grp'))
  const code = what.code ?? `AL-${(what.county ?? '990101').slice(-4)}-2026-${id.slice(-6)}`
  const group = aGroup.matching({ now: app.adapters.now(), ...what, id, code })
  await app
    .asSystem()
    .groups.groups.create(group, { name: 'groups.opened', by: 'system', at: group.openedAt })
  return { ...group, version: 1 }
}

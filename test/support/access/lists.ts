import { contracts } from '../../../functions/api/app.ts'
import { may, type Permission, type Subject } from '../../../shared/access.ts'
import { actorOf, ask, type Rule } from './matrix.ts'
import { recipes, type Target } from './recipes.ts'
import type { Place, Who, World } from './world.ts'

/** One record that lists can show: whose it is, and whether it is in what a list was asked for. */
type Listed = {
  readonly id: string
  readonly subject: Subject
  readonly isAskedFor: (target: Target) => boolean
  readonly shownBy?: Target
}

type ListOf = {
  /** The rule that decides about each record. */
  readonly rule: Permission
  /** The route that shows, or would change, one record; what it answers to those who may is something else than "not found". */
  readonly record?: string
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
  readonly ids: (body: any) => string[]
  readonly records: (world: World) => Listed[]
}

const version = 999
const idsOf = (name: string, key: string) => (body: Record<string, Record<string, string>[]>) =>
  (body[name] ?? []).map((one) => one[key] ?? '')
const always = () => true
const each = (make: (place: Place) => Listed) => (world: World) => world.places.map(make)
const county =
  ({ region }: Place) =>
  (target: Target) =>
    target.query?.['county'] === region
const underOrganization =
  ({ organization: { id } }: Place) =>
  (target: Target) =>
    target.params?.['organizationId'] === id

/** What belongs to people, and which lists show each their own. */
const owned =
  (mine: (world: World) => string, others: (place: Place) => string) =>
  (world: World): Listed[] => [
    { id: mine(world), subject: { personId: world.mine.person.personId }, isAskedFor: always },
    ...world.places.map(
      (place): Listed => ({
        id: others(place),
        subject: { personId: place.helper.personId },
        isAskedFor: always,
      }),
    ),
  ]

export const lists: Readonly<Record<string, ListOf>> = {
  listOrganizations: {
    rule: 'organizations.see-region',
    record: 'getOrganization',
    ids: idsOf('items', 'id'),
    records: each((place) => ({
      id: place.organization.id,
      subject: { region: place.region },
      isAskedFor: county(place),
      shownBy: { at: place.position, params: { organizationId: place.organization.id } },
    })),
  },
  listVolunteers: {
    rule: 'volunteers.see-region',
    record: 'getVolunteerRequirements',
    ids: idsOf('items', 'id'),
    records: each((place) => ({
      id: place.applicant.personId,
      subject: { region: place.region },
      isAskedFor: county(place),
      shownBy: { at: place.position, params: { personId: place.applicant.personId } },
    })),
  },
  listGroups: {
    rule: 'groups.see',
    record: 'getGroup',
    ids: idsOf('items', 'id'),
    records: each((place) => ({
      id: place.asking.id,
      subject: { region: place.township },
      isAskedFor: county(place),
      shownBy: { at: place.position, params: { groupId: place.asking.id } },
    })),
  },
  listStaff: {
    rule: 'identity.see-staff',
    record: 'changeStaff',
    ids: idsOf('staff', 'personId'),
    records: each((place) => ({
      id: place.trainer.personId,
      subject: { organizationId: place.organization.id },
      isAskedFor: underOrganization(place),
      shownBy: {
        at: place.position,
        params: { organizationId: place.organization.id, personId: place.trainer.personId },
        body: { role: 'TRAINER', until: '2026-01-01' },
      },
    })),
  },
  listOfficials: {
    rule: 'identity.see-officials',
    record: 'changeOfficial',
    ids: idsOf('officials', 'personId'),
    records: each((place) => ({
      id: place.official.personId,
      subject: { region: place.region },
      isAskedFor: ({ query }) => query?.['region'] === place.region,
      shownBy: {
        at: place.position,
        params: { personId: place.official.personId },
        body: { role: 'REVIEWER', region: place.region, until: '2026-01-01' },
      },
    })),
  },
  listProgrammes: {
    rule: 'training.plan',
    record: 'scheduleSession',
    ids: idsOf('items', 'id'),
    records: each((place) => ({
      id: place.programme.id,
      subject: { organizationId: place.organization.id },
      isAskedFor: underOrganization(place),
      shownBy: { at: place.position, params: { programmeId: place.programme.id }, body: {} },
    })),
  },
  listOrganizationSessions: {
    rule: 'training.plan',
    record: 'listRoster',
    ids: idsOf('items', 'id'),
    records: each((place) => ({
      id: place.session.id,
      subject: { organizationId: place.organization.id },
      isAskedFor: underOrganization(place),
      shownBy: { at: place.position, params: { sessionId: place.session.id } },
    })),
  },
  listRoster: {
    rule: 'training.see-roster',
    record: 'recordAttendance',
    ids: idsOf('rows', 'personId'),
    records: each((place) => ({
      id: place.helper.personId,
      subject: { organizationId: place.organization.id },
      isAskedFor: ({ params }) => params?.['sessionId'] === place.session.id,
      shownBy: {
        at: place.position,
        params: { sessionId: place.session.id, personId: place.helper.personId },
        body: { version, attendance: 'PRESENT' },
      },
    })),
  },
  listResets: {
    rule: 'identity.reset-factors',
    record: 'refuseReset',
    ids: idsOf('resets', 'personId'),
    records: each((place) => ({
      id: place.lost.personId,
      subject: { region: place.region },
      isAskedFor: always,
      shownBy: { at: place.position, params: { personId: place.lost.personId }, body: { version } },
    })),
  },
  searchTrail: {
    rule: 'audit.read',
    record: 'readTrail',
    ids: idsOf('items', 'thing'),
    records: each((place) => ({
      id: place.group.id,
      subject: { region: place.region },
      isAskedFor: ({ query }) =>
        query?.['region'] === place.region &&
        (query['about'] === undefined || query['about'] === place.group.id),
      shownBy: { at: place.position, params: { aggregate: place.group.id } },
    })),
  },
  listCorrections: {
    rule: 'volunteers.correct',
    record: 'answerCorrection',
    ids: idsOf('items', 'id'),
    records: each((place) => ({
      id: place.ofFile,
      subject: { region: place.region },
      isAskedFor: county(place),
      shownBy: {
        at: place.position,
        params: { personId: place.applicant.personId, correctionId: place.ofFile },
        body: { version, done: true, answer: '已更正。' },
      },
    })),
  },
  listMyCorrections: {
    rule: 'identity.see-self',
    ids: idsOf('items', 'id'),
    records: (world) =>
      world.places.map((place) => ({
        id: place.ofFile,
        subject: { personId: place.applicant.personId },
        isAskedFor: always,
      })),
  },
  listMyEnrolments: {
    rule: 'training.enrol-self',
    ids: idsOf('items', 'sessionId'),
    records: owned(
      ({ mine }) => mine.session.id,
      ({ session }) => session.id,
    ),
  },
  listMyCertificates: {
    rule: 'certifications.see-self',
    ids: idsOf('certificates', 'number'),
    records: owned(
      ({ mine }) => mine.certificate.number,
      ({ certificate }) => certificate.number,
    ),
  },
  listMyInvitations: {
    rule: 'groups.answer-invitation',
    ids: idsOf('invitations', 'id'),
    records: owned(
      ({ mine }) => mine.invited.id,
      ({ invited }) => invited.id,
    ),
  },
}

/** Lists without records of others, each with the reason. */
export const withoutRecords: Readonly<Record<string, string>> = {
  listRegions: 'public: the regions of the deployment',
  listCalendar: 'public: the training calendar',
  listTasks: 'counts what waits for oneself; the lists behind them are here',
  listFactors: 'one’s own second factors, found by the account that asks',
  listSessions: 'one’s own sessions, found by the account that asks',
  listReaders: 'who has read of oneself or of one’s organization, found by that id',
}

/** Who saw in a list what its rule or its record's route does not show them, or did not see what they do; and how many were looked at. */
export async function askLists(world: World, rule: Rule = may): Promise<{ asked: number; wrong: string[] }> {
  const wrong: string[] = []
  let asked = 0
  for (const [route, list] of Object.entries(lists))
    for (const who of world.people.filter(({ person }) => person !== undefined))
      for (const target of recipes[route]?.targets(world, who) ?? []) {
        const answer = await pages(world, who, route, target)
        if (!answer) continue
        for (const record of list
          .records(world)
          .filter((one) => one.isAskedFor(target) || answer.includes(one.id))) {
          asked++
          const isListed = answer.includes(record.id)
          const isTold = record.isAskedFor(target) && rule(actorOf(who), list.rule, record.subject)
          const isShown =
            list.record && record.shownBy ? await shows(world, who, list.record, record.shownBy) : isTold
          if (isListed !== isTold || isListed !== isShown)
            wrong.push(
              `${who.name} · ${route} · ${target.at}: listed ${isListed}, by the rule ${isTold}, by ${list.record ?? 'itself'} ${isShown}`,
            )
        }
      }
  return { asked, wrong }
}

const contractOf = (id: string) => {
  const found = contracts.find((one) => one.id === id)
  if (!found) throw new Error(`no route is called ${id}`)
  return found
}

/** The ids on all pages of a list; undefined for those who get none. */
async function pages(world: World, who: Who, route: string, target: Target): Promise<string[] | undefined> {
  const ids: string[] = []
  let next: string | undefined
  do {
    const query = { ...target.query, ...(next === undefined ? {} : { cursor: next }) }
    const { status, body } = await ask(world, who, contractOf(route), { ...target, query })
    if (status !== 200) return undefined
    ids.push(...(lists[route]?.ids(body) ?? []))
    next = body.next
  } while (next !== undefined)
  return ids
}

async function shows(world: World, who: Who, route: string, target: Target): Promise<boolean> {
  const { body } = await ask(world, who, contractOf(route), target)
  return !['not-found', 'not-permitted', 'sign-in-needed'].includes(body.code)
}

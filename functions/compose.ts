import type { Actor } from '../shared/access.ts'
import type { RegionCode } from '../shared/ids.ts'
import { countiesIn } from '../shared/regions.ts'
import { auditOf } from './compose/audit.ts'
import type { Adapters, Base } from './compose/base.ts'
import { certificationAnswersOf, certificationsOf } from './compose/certifications.ts'
import { groupsOf } from './compose/groups.ts'
import { identityOf } from './compose/identity.ts'
import { myDataOf } from './compose/my-data-of.ts'
import { matchingOf } from './compose/matching.ts'
import { organizationsOf } from './compose/organizations.ts'
import { regionsOf } from './compose/regions.ts'
import { trainingOf } from './compose/training.ts'
import { volunteersOf } from './compose/volunteers.ts'
import type { TasksOf } from './contexts/identity/ports.ts'
import { readDone } from './platform/store/idempotency.ts'
import { openDb } from './platform/store/open-db.ts'
import type { Request } from './platform/store/commit.ts'

export { recorderOf } from './compose/audit.ts'
export type { Adapters } from './compose/base.ts'

/** Every verb of the product, bound to one request (or to one run of a job). The true map of who needs whom. */
export function compose(adapters: Adapters, request: Request) {
  const base: Base = { ...adapters, db: openDb({ ...adapters, request }) }
  const regions = regionsOf(base)
  const { requireRegions } = regions
  const counties = async (scope: RegionCode) => countiesIn(await regions.listRegions(), scope)
  const identity: ReturnType<typeof identityOf> = identityOf(base, {
    isApproved: async (id) => (await organizations.approvalOf(id)).answer,
    requireRegions,
    countiesIn: counties,
    namesOf: {
      organization: async (id) => organizations.nameOf(id),
      region: regions.nameOf,
      person: async (id) => volunteers.maskedNameOf(id),
    },
    regionOf: async ({ region, organizationId }) =>
      region ?? (organizationId && (await organizations.organizations.find(organizationId))?.region),
    regionOfVolunteer: async (id) => (await volunteers.volunteers.find(id))?.region,
    tasksOf: async (actor) =>
      owedIn(actor, [identity, myData, volunteers, organizations, training, certifications, groups]),
  })
  const { standingOf, ...certified } = certificationAnswersOf(base)
  const asked = { grantRole: identity.grantRole, countiesIn: counties, requireRegions }
  const organizations = organizationsOf(base, asked)
  const volunteers = volunteersOf(base, { ...asked, standingOf, isSuspended: identity.isSuspended })
  const known = { regions, organizations, volunteers }
  const { training, certifications } = learningOf(base, { ...known, certified })
  const { groups, matching } = placesOf(base, { regions, volunteers, standingOf })
  const { myData, audit } = recordsOf(base, { ...known, training, groups, countiesIn: counties })
  const teaching = { training, certifications, groups, matching }
  return { regions, identity, organizations, volunteers, ...teaching, myData, audit }
}

type Answers = ReturnType<typeof certificationAnswersOf>
type Known = { regions: ReturnType<typeof regionsOf>; volunteers: ReturnType<typeof volunteersOf> }

type Learning = Known & {
  organizations: ReturnType<typeof organizationsOf>
  certified: Omit<Answers, 'standingOf'>
}

/** Training asks whether it has its certificate; certifications ask training what a session came to. */
function learningOf(base: Base, { regions, organizations, volunteers, certified }: Learning) {
  const asked = {
    organizationName: organizations.nameOf,
    factsOf: volunteers.factsOf,
    nameOf: volunteers.nameOf,
  }
  const training = trainingOf(base, {
    ...asked,
    ...certified,
    approvalOf: organizations.approvalOf,
    listRegions: regions.listRegions,
    requireRegions: regions.requireRegions,
  })
  const certifications = certificationsOf(base, {
    ...asked,
    outcomeOf: training.outcomeOf,
    bookedSubjects: training.bookedSubjects,
  })
  return { training, certifications }
}

/** Groups ask matching who is eligible; matching asks groups about the case. */
function placesOf(base: Base, { regions, volunteers, standingOf }: Known & Pick<Answers, 'standingOf'>) {
  const groups: ReturnType<typeof groupsOf> = groupsOf(base, {
    eligibilityOf: async (pair, on) => matching.eligibilityOf(pair, on),
    nameOf: volunteers.nameOf,
    listRegions: regions.listRegions,
    requireRegions: regions.requireRegions,
  })
  const matching = matchingOf(base, {
    factsOf: volunteers.factsOf,
    appointedIn: volunteers.appointedIn,
    standingOf,
    findCase: groups.findCase,
    loadOf: groups.loadOf,
    listRegions: regions.listRegions,
  })
  return { groups, matching }
}

type Recorded = Known & {
  organizations: ReturnType<typeof organizationsOf>
  training: ReturnType<typeof trainingOf>
  groups: ReturnType<typeof groupsOf>
  countiesIn: (scope: RegionCode) => Promise<RegionCode[]>
}

/** What is held about a person, and what was done: both ask every context where a thing lies. */
function recordsOf(base: Base, known: Recorded) {
  const { regions, organizations, volunteers, training, groups, countiesIn: counties } = known
  const myData = myDataOf(base, {
    countyOf: async (id) => (await volunteers.volunteers.find(id))?.region,
    heldBy: async (person, session) => (await training.enrolments.find(session, person))?.organizationId,
    namesOf: { person: volunteers.maskedNameOf },
    countiesIn: counties,
  })
  const audit = auditOf(base, {
    volunteer: volunteers.volunteers.find,
    organization: organizations.organizations.find,
    programme: training.programmes.find,
    session: training.sessions.find,
    group: groups.groups.find,
    namesOf: { organization: organizations.nameOf, region: regions.nameOf },
    countiesIn: counties,
  })
  return { myData, audit }
}

/** What waits for a person, over all contexts. */
const owedIn = async (actor: Actor, contexts: readonly { owed: TasksOf }[]) =>
  (await Promise.all(contexts.map(({ owed }) => owed(actor)))).flat()

export type Verbs = ReturnType<typeof compose>

/** What this request answered before, if it was carried out under its Idempotency-Key. */
export const recordedBy = async ({ store }: Adapters, { personId, route, idempotency }: Request) =>
  idempotency && readDone(store, { personId, route, key: idempotency.key })

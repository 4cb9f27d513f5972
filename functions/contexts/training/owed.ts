import type { Actor } from '../../../shared/access.ts'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
import type { Task } from '../../../shared/identity.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { hasPassed, isRecorded } from './enrolment.ts'
import type { ApprovalOf, Certified, Enrolments, Sessions } from './ports.ts'
import { hasEnded, type Session } from './session.ts'

type Needs = {
  sessions: Sessions
  enrolments: Enrolments
  certified: Certified
  approvalOf: ApprovalOf
  now: Clock
}

/** How far back sessions are looked at, and how far ahead a plan counts. */
const daysBack = 60
const daysAhead = 184

/** What waits in training for the staff of each approved organization: recording, awarding, planning. */
export const owed =
  (needs: Needs) =>
  async (actor: Actor): Promise<Task[]> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const manages = idsOf(actor, 'ORG_MANAGER')
    const works = new Set([...manages, ...idsOf(actor, 'TRAINER')])
    const tasks = [...works].map((id) => owedBy(needs, id, manages.includes(id)))
    return (await Promise.all(tasks)).flat()
  }

const idsOf = (actor: Actor, role: 'ORG_MANAGER' | 'TRAINER'): OrganizationId[] =>
  actor.grants.flatMap((grant) => (grant.role === role && grant.organizationId ? [grant.organizationId] : []))

async function owedBy(needs: Needs, organizationId: OrganizationId, isManager: boolean): Promise<Task[]> {
  const { answer: isApproved } = await needs.approvalOf(organizationId)
  if (!isApproved) return []
  const at = needs.now()
  const daysOn = (days: number): Instant => addMinutes(at, days * 1440)
  const found = await needs.sessions.listBetween(organizationId, daysOn(-daysBack), daysOn(daysAhead))
  const sessions = found.filter((one) => one.status === 'OPEN')
  const ended = sessions.filter((one) => hasEnded(one, at))
  const plan: Task[] = sessions.some((one) => one.startsAt > at)
    ? []
    : [{ kind: 'plan-training', count: 1, id: organizationId }]
  return [...(await Promise.all(ended.map((one) => leftOf(needs, one, isManager)))).flat(), ...plan]
}

/** People of an ended session without a record; people who passed and wait for the certificate. */
async function leftOf(
  { enrolments, certified }: Needs,
  session: Session,
  isManager: boolean,
): Promise<Task[]> {
  const people = await enrolments.listIn(session.id)
  const unrecorded = people.filter((one) => !isRecorded(one)).length
  const passed = isManager ? people.filter(hasPassed) : []
  const answers = await Promise.all(passed.map((one) => certified(one.personId, session.id)))
  const waiting = answers.filter(({ answer }) => !answer).length
  const about = { id: session.id, title: session.title, since: session.endsAt }
  return [
    ...(unrecorded > 0 ? [{ kind: 'record-session' as const, count: unrecorded, ...about }] : []),
    ...(waiting > 0 ? [{ kind: 'award-certificates' as const, count: waiting, ...about }] : []),
  ]
}

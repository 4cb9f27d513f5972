import type { Programme } from '../../../functions/contexts/training/programme.ts'
import {
  cancelledSession,
  scheduledSession,
  type Session,
} from '../../../functions/contexts/training/session.ts'
import { addMinutes, type Instant, instant } from '../../../shared/dates.ts'
import {
  countyCode,
  organizationId,
  programmeId,
  sessionId,
  type OrganizationId,
} from '../../../shared/ids.ts'
import {
  type ProgrammeInput,
  programmeInput,
  type SessionInput,
  sessionInput,
} from '../../../shared/training.ts'
import type { TestApp } from '../app.ts'
import { anOrganizationIn } from './organizations.ts'

/** A week after the noon of the tests, 09:00 in Beijing. */
export const nextWeek = instant.parse('2026-12-01T01:00:00.000Z')

const words = {
  POLICY: ['帮教政策基础', 'Policy basics'],
  SKILLS: ['沟通与帮教技能', 'Skills of support'],
  STANDARDS: ['志愿服务规范', 'Service standards'],
} as const

/** What the form of a programme sends. */
export const aProgrammeInput = ({
  subject = 'POLICY',
  ...facts
}: Partial<ProgrammeInput> = {}): ProgrammeInput =>
  programmeInput.parse({
    subject,
    title: words[subject][0],
    titleEn: words[subject][1],
    content: '政策沿革、六个帮扶方面与志愿者的职责边界。',
    taughtMinutes: 180,
    validMonths: 24,
    ...facts,
  })

/** What the form of a session sends: three hours, enrolment until a day before. */
export const aSessionInput = ({ startsAt = nextWeek, ...facts }: Partial<SessionInput> = {}): SessionInput =>
  sessionInput.parse({
    startsAt,
    endsAt: addMinutes(startsAt, 180),
    closesAt: addMinutes(startsAt, -1440),
    place: '安澜市社会组织服务中心 302 室',
    county: countyCode.parse('990101'),
    trainer: '陈老师',
    capacity: 30,
    ...facts,
  })

export const aProgramme = (facts: Partial<Programme> = {}): Programme => {
  const { id = programmeId.parse('prg_0000000000000poli'), version = 1, organizationId: of, ...input } = facts
  return {
    ...aProgrammeInput(input),
    id,
    version,
    organizationId: of ?? organizationId.parse('org_00000000000tongx'),
  }
}

type What = Partial<SessionInput> & { id?: Session['id']; programme?: Programme }

/** Sessions as values. */
export const aSession = {
  open: ({
    id = sessionId.parse('ses_0000000000000poli'),
    programme = aProgramme(),
    ...facts
  }: What = {}): Session => ({
    ...scheduledSession(id, programme, aSessionInput(facts)),
    version: 1,
  }),
  cancelled: (what: What = {}, reason = '场地临时不可用。'): Session =>
    cancelledSession(aSession.open(what), 1, reason, addMinutes(aSession.open(what).closesAt, -60)),
}

type InStore = Partial<SessionInput> & {
  organizationId?: OrganizationId
  programme?: Partial<ProgrammeInput>
  now?: Instant
}

/** An organization (approved, when none is given), its programme and a session of it that stand in the store. */
export async function aSessionIn(
  app: TestApp,
  { organizationId: given, programme: about, now, ...facts }: InStore = {},
) {
  const organization = given ?? (await anOrganizationIn(app)).organizationId
  const { programmes, sessions } = app.asSystem().training
  const at = now ?? app.clock.now()
  const id = programmeId.parse(app.adapters.newId('prg'))
  const programme = { ...aProgrammeInput(about), id, version: 0, organizationId: organization }
  await programmes.save(programme, { name: 'training.programme-created', by: 'system', at }, [])
  const session = scheduledSession(
    sessionId.parse(app.adapters.newId('ses')),
    { ...programme, version: 1 },
    aSessionInput(facts),
  )
  await sessions.schedule(session, { name: 'training.session-scheduled', by: 'system', at }, [])
  return {
    organizationId: organization,
    programme: { ...programme, version: 1 },
    session: { ...session, version: 1 },
  }
}

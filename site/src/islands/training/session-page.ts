import { getSession, listCalendar, listMyEnrolments, type MyEnrolment, type SessionView } from '../../../../shared/training.ts'
import { getMyVolunteerFile } from '../../../../shared/volunteers.ts'
import { call, type Outcome } from '../../client/api.ts'
import { whoAmI } from '../../client/session.ts'
import { maybeSignedIn } from '../../client/signed-in.ts'

/** Where the page of a session leads to. */
export type SessionLinks = { calendar: string; session: string; signIn: string; join: string; my: string }

/** Who looks at a session, as far as enrolling goes. */
export type Reader = 'stranger' | 'nobody' | 'waiting' | 'barred' | 'learner'

/** A session, what the reader may do with it, and the reader's own enrolment. */
export type SessionPage = { session: SessionView; reader: Reader; enrolment: MyEnrolment | undefined }

async function readReader(): Promise<Reader> {
  const me = maybeSignedIn() ? await whoAmI() : undefined
  if (me === undefined) return 'stranger'
  if (!me.grants.some((it) => it.role === 'VOLUNTEER')) return 'nobody'
  const file = await call(getMyVolunteerFile, {})
  if (!file.ok) return 'barred'
  if (file.answer.standing !== 'ACTIVE') return file.answer.standing === 'RETURNED' ? 'waiting' : 'barred'
  return file.answer.stage === 'APPLIED' || file.answer.stage === 'DRAFT' ? 'waiting' : 'learner'
}

const readEnrolment = async (id: string): Promise<MyEnrolment | undefined> => {
  const mine = await call(listMyEnrolments, { query: { limit: 50 } })
  return mine.ok ? mine.answer.items.find((it) => it.sessionId === id && it.status === 'ENROLLED') : undefined
}

/** Reads the session of an address; an id that is none is "not found" without asking. */
export async function readSessionPage(address: string): Promise<Outcome<SessionPage>> {
  if (!/^ses_\w+$/.test(address)) return { ok: false, problem: { title: '', status: 404, code: 'not-found' } }
  const [session, reader] = await Promise.all([call(getSession, { params: { sessionId: address } }), readReader()])
  if (!session.ok) return session
  const knows = reader === 'learner' || reader === 'barred'
  return { ok: true, answer: { session: session.answer, reader, enrolment: knows ? await readEnrolment(address) : undefined } }
}

/** Open sessions of the same subject, for whom this one is full or over. */
export async function readOthers(session: SessionView, most = 4): Promise<SessionView[]> {
  const found = await call(listCalendar, { query: { subject: session.subject } })
  return found.ok ? found.answer.sessions.filter((it) => it.phase === 'OPEN' && it.id !== session.id).slice(0, most) : []
}

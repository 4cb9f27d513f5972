import {
  getSession,
  listCalendar,
  listMyEnrolments,
  type MyEnrolment,
  type SessionView,
} from '../../../../shared/training.ts'
import { getMyVolunteerFile, type VolunteerFile } from '../../../../shared/volunteers.ts'
import { call, type Outcome } from '../../client/api.ts'
import { askWhoIAm } from '../../client/session.ts'
import { maybeSignedIn } from '../../client/signed-in.ts'

/** Where the page of a session leads to. */
export type SessionLinks = { calendar: string; session: string; signIn: string; join: string; my: string }

/** Who looks at a session, as far as enrolling goes. */
export type Reader = 'stranger' | 'nobody' | 'waiting' | 'barred' | 'learner'

/** A session, what the reader may do with it, and the reader's own enrolment. */
export type SessionPage = { session: SessionView; reader: Reader; enrolment: MyEnrolment | undefined }

function readerOf({ stage, standing }: VolunteerFile): Reader {
  if (standing !== 'ACTIVE') return standing === 'RETURNED' ? 'waiting' : 'barred'
  return stage === 'APPLIED' || stage === 'DRAFT' ? 'waiting' : 'learner'
}

async function readReader(): Promise<Outcome<Reader>> {
  if (!maybeSignedIn()) return { ok: true, answer: 'stranger' }
  const me = await askWhoIAm()
  if (!me.ok) return me.problem.status === 401 ? { ok: true, answer: 'stranger' } : me
  if (!me.answer.grants.some((it) => it.role === 'VOLUNTEER')) return { ok: true, answer: 'nobody' }
  const file = await call(getMyVolunteerFile, {})
  return file.ok ? { ok: true, answer: readerOf(file.answer) } : file
}

async function readEnrolment(id: string): Promise<Outcome<MyEnrolment | undefined>> {
  const mine = await call(listMyEnrolments, { query: { limit: 50 } })
  if (!mine.ok) return mine
  return { ok: true, answer: mine.answer.items.find((it) => it.sessionId === id && it.status === 'ENROLLED') }
}

/** Reads the session of an address; an id that is none is "not found" without asking. */
export async function readSessionPage(id: string): Promise<Outcome<SessionPage>> {
  if (!/^ses_\w+$/.test(id)) return { ok: false, problem: { title: '', status: 404, code: 'not-found' } }
  const [session, reader] = await Promise.all([call(getSession, { params: { sessionId: id } }), readReader()])
  if (!session.ok) return session
  if (!reader.ok) return reader
  const knows = reader.answer === 'learner' || reader.answer === 'barred'
  const enrolment = knows ? await readEnrolment(id) : undefined
  if (enrolment?.ok === false) return enrolment
  return {
    ok: true,
    answer: { session: session.answer, reader: reader.answer, enrolment: enrolment?.answer },
  }
}

/** Open sessions of the same subject, for whom this one is full or over. */
export async function readOthers(session: SessionView, most = 4): Promise<SessionView[]> {
  const found = await call(listCalendar, { query: { subject: session.subject } })
  return found.ok
    ? found.answer.sessions.filter((it) => it.phase === 'OPEN' && it.id !== session.id).slice(0, most)
    : []
}

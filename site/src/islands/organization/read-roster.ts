import { getMe } from '../../../../shared/identity.ts'
import { listRoster, type RosterRow, type SessionView } from '../../../../shared/training.ts'
import { call, type Outcome } from '../../client/api.ts'
import { fromAddress } from '../../client/use-url-state.ts'
import { employersOf } from '../../client/workplace.ts'

/** A session with its roster, and whether the reader may award and revoke; undefined when there is none to see. */
export type RosterPage = { session: SessionView; rows: RosterRow[]; manages: boolean } | undefined

export async function readRoster(): Promise<Outcome<RosterPage>> {
  const sessionId = fromAddress('id')
  if (!/^ses_\w+$/.test(sessionId)) return { ok: true, answer: undefined }
  const [me, roster] = await Promise.all([call(getMe, {}), call(listRoster, { params: { sessionId } })])
  if (!me.ok) return me
  // What one may not see is the same as what is not there.
  if (!roster.ok)
    return roster.problem.status === 404 || roster.problem.status === 403
      ? { ok: true, answer: undefined }
      : roster
  const { session, rows } = roster.answer
  const manages = employersOf(me.answer.grants).some((it) => it.id === session.organizationId && it.manages)
  return { ok: true, answer: { session, rows, manages } }
}

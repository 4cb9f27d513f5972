import { getMe } from '../../../../shared/identity.ts'
import { type SessionId, sessionId as sessionIds } from '../../../../shared/ids.ts'
import { listRoster, type RosterRow, type SessionView } from '../../../../shared/training.ts'
import { call, type Outcome } from '../../client/api.ts'
import { fromAddress } from '../../client/use-url-state.ts'
import { employersOf } from '../../client/workplace.ts'

/** A session with its roster, and whether the reader may award and revoke; undefined when there is none to see. */
export type RosterPage = { session: SessionView; rows: RosterRow[]; manages: boolean } | undefined

type Roster = { session: SessionView; rows: RosterRow[] }

/** The roster comes in pages of a hundred; the sheet shows it whole, by name. */
async function readPages(sessionId: SessionId): Promise<Outcome<Roster>> {
  const rows: RosterRow[] = []
  let cursor: string | undefined
  for (;;) {
    const page = await call(listRoster, { params: { sessionId }, query: { cursor } })
    if (!page.ok) return page
    rows.push(...page.answer.rows)
    cursor = page.answer.next
    if (cursor === undefined) {
      const byName = rows.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
      return { ok: true, answer: { session: page.answer.session, rows: byName } }
    }
  }
}

export async function readRoster(): Promise<Outcome<RosterPage>> {
  const id = sessionIds.safeParse(fromAddress('id'))
  if (!id.success) return { ok: true, answer: undefined }
  const sessionId = id.data
  const [me, roster] = await Promise.all([call(getMe, {}), readPages(sessionId)])
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

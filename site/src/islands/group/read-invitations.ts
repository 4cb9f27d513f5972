import { type GroupInvitation, listMyInvitations } from '../../../../shared/groups.ts'
import { call, type Outcome } from '../../client/api.ts'
import { askWhoIAm } from '../../client/session.ts'
import { goToSignIn } from '../../client/signed-in.ts'

/** One's invitations; undefined for a person who is no volunteer. */
export async function readInvitations(): Promise<Outcome<GroupInvitation[] | undefined>> {
  const me = await askWhoIAm()
  if (!me.ok) {
    if (me.problem.status === 401) goToSignIn()
    return me
  }
  if (!me.answer.grants.some((it) => it.role === 'VOLUNTEER')) return { ok: true, answer: undefined }
  const outcome = await call(listMyInvitations, {})
  return outcome.ok ? { ok: true, answer: outcome.answer.invitations } : outcome
}

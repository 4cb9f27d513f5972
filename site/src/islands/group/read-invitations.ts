import { type GroupInvitation, listMyInvitations } from '../../../../shared/groups.ts'
import { call, type Outcome } from '../../client/api.ts'
import { whoAmI } from '../../client/session.ts'
import { goToSignIn } from '../../client/signed-in.ts'

/** One's invitations; undefined for a person who is no volunteer. */
export async function readInvitations(): Promise<Outcome<GroupInvitation[] | undefined>> {
  const me = await whoAmI()
  if (me === undefined) {
    goToSignIn()
    return { ok: false, problem: { title: '', status: 401, code: 'sign-in-needed' } }
  }
  if (!me.grants.some((it) => it.role === 'VOLUNTEER')) return { ok: true, answer: undefined }
  const outcome = await call(listMyInvitations, {})
  return outcome.ok ? { ok: true, answer: outcome.answer.invitations } : outcome
}

import * as contract from '../../../shared/sessions.ts'
import { routesOf, type Scope } from '../../platform/http/route.ts'
import type { endOtherSessions, endSession } from './end-sessions.ts'
import type { listSessions } from './list-sessions.ts'
import type { Started } from './new-token.ts'

export type SessionVerbs = {
  listSessions: ReturnType<typeof listSessions>
  endSession: ReturnType<typeof endSession>
  endOtherSessions: ReturnType<typeof endOtherSessions>
}

/** Name of the session's cookie. */
export const sessionCookie = 'session'

/** Name of the cookie of the browser that asked for a code. */
export const browserCookie = 'asked'
export const browserSeconds = 15 * 60

/** Gives the browser the token of its session, with every token that a verb gives. */
export const keepSession = ({ cookies }: Pick<Scope, 'cookies'>, { token, seconds }: Started): void =>
  cookies.set(sessionCookie, token, seconds)

const { route } = routesOf<SessionVerbs>()

export const sessionRoutes = [
  route(contract.listSessions, async ({ verbs, actor, scope }) => ({
    sessions: await verbs.listSessions(actor, scope.session?.id),
  })),
  route(contract.endSession, async ({ verbs, actor, params }) => {
    await verbs.endSession(actor, params.signedInId)
    return { ended: true } as const
  }),
  route(contract.endOtherSessions, async ({ verbs, actor, scope }) => {
    keepSession(scope, await verbs.endOtherSessions(actor, scope.cookies.read(sessionCookie)))
    return { ended: true } as const
  }),
]

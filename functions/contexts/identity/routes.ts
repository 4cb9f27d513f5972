import * as contract from '../../../shared/identity.ts'
import { routesOf } from '../../platform/http/route.ts'
import { browserCookie, browserSeconds, keepSession, sessionCookie } from './routes-sessions.ts'
import type { answerInvitationToRole } from './answer-invitation-to-role.ts'
import type { changeLanguage } from './change-language.ts'
import type { getMe } from './get-me.ts'
import type { listTasks } from './list-tasks.ts'
import type { requestCode } from './request-code.ts'
import type { signIn } from './sign-in.ts'
import type { signOut } from './sign-out.ts'

export type IdentityVerbs = {
  requestCode: ReturnType<typeof requestCode>
  signIn: ReturnType<typeof signIn>
  signOut: ReturnType<typeof signOut>
  getMe: ReturnType<typeof getMe>
  changeLanguage: ReturnType<typeof changeLanguage>
  answerInvitationToRole: ReturnType<typeof answerInvitationToRole>
  listTasks: ReturnType<typeof listTasks>
  newToken: () => string
}

const { route } = routesOf<IdentityVerbs>()

export const identityRoutes = [
  route(contract.requestCode, async ({ verbs, body, scope }) => {
    const browser = scope.cookies.read(browserCookie) ?? verbs.newToken()
    scope.cookies.set(browserCookie, browser, browserSeconds)
    const language = body.language ?? scope.language
    return verbs.requestCode({ browser, address: body.address, language, source: scope.source })
  }),
  route(contract.signIn, async ({ verbs, body, scope }) => {
    const browser = scope.cookies.read(browserCookie)
    const { userAgent, language, source } = scope
    const previous = scope.cookies.read(sessionCookie)
    const asked = { ...body, browser, previous, userAgent, language, source }
    const { personId, level, ...started } = await verbs.signIn(asked)
    keepSession(scope, started)
    scope.cookies.end(browserCookie)
    return { personId, level }
  }),
  route(contract.signOut, async ({ verbs, scope }) => {
    await verbs.signOut(scope.cookies.read(sessionCookie))
    scope.cookies.end(sessionCookie)
    return { signedOut: true } as const
  }),
  route(contract.getMe, ({ verbs, actor, scope }) => verbs.getMe(actor, scope.language)),
  route(contract.changeLanguage, ({ verbs, actor, body }) => verbs.changeLanguage(actor, body.language)),
  route(contract.answerInvitationToRole, ({ verbs, actor, params, body }) =>
    verbs.answerInvitationToRole(actor, params.invitationId, body.accept),
  ),
  route(contract.listTasks, async ({ verbs, actor }) => ({ tasks: await verbs.listTasks(actor) })),
]

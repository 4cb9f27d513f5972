import { grant } from '../../../shared/access.ts'
import { maskAddress } from '../../../shared/formats.ts'
import * as contract from '../../../shared/identity.ts'
import { listStaff as listStaffContract } from '../../../shared/organizations.ts'
import { routesOf } from '../../platform/http/route.ts'
import { keepSession, sessionCookie } from './routes-sessions.ts'
import type { answerInvitationToRole } from './answer-invitation-to-role.ts'
import type { changeLanguage } from './change-language.ts'
import type { getMe } from './get-me.ts'
import type { inviteToRole } from './invite-to-role.ts'
import type { listStaff } from './list-staff.ts'
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
  inviteToRole: ReturnType<typeof inviteToRole>
  answerInvitationToRole: ReturnType<typeof answerInvitationToRole>
  listTasks: ReturnType<typeof listTasks>
  listStaff: ReturnType<typeof listStaff>
  newToken: () => string
}

/** Name of the cookie of the browser that asked for a code. */
const browserCookie = 'asked'
const browserSeconds = 15 * 60

const { route } = routesOf<IdentityVerbs>()

export const identityRoutes = [
  route(contract.requestCode, async ({ verbs, body, scope }) => {
    const browser = scope.cookies.read(browserCookie) ?? verbs.newToken()
    scope.cookies.set(browserCookie, browser, browserSeconds)
    return verbs.requestCode(browser, body.address, body.language ?? scope.language)
  }),
  route(contract.signIn, async ({ verbs, body, scope }) => {
    const browser = scope.cookies.read(browserCookie)
    const { userAgent, language } = scope
    const { personId, level, ...started } = await verbs.signIn({ ...body, browser, userAgent, language })
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
  route(contract.inviteToRole, ({ verbs, actor, body, scope }) =>
    verbs.inviteToRole(actor, body.address, grant.parse(body), scope.language),
  ),
  route(contract.answerInvitationToRole, ({ verbs, actor, params, body }) =>
    verbs.answerInvitationToRole(actor, params.invitationId, body.accept),
  ),
  route(contract.listTasks, async ({ verbs, actor }) => ({ tasks: await verbs.listTasks(actor) })),
  route(listStaffContract, async ({ verbs, actor, params }) => {
    const { staff, invited } = await verbs.listStaff(actor, params.organizationId)
    return {
      staff: staff.map(({ address, grant: { role }, since }) => ({
        address: maskAddress(address),
        role,
        since,
      })),
      invited: invited.map(({ address, grant: { role }, expiresAt }) => ({
        address: maskAddress(address),
        role,
        expiresAt,
      })),
    }
  }),
]

import * as contract from '../../../shared/factors.ts'
import * as resets from '../../../shared/resets.ts'
import type { ResetView } from '../../../shared/resets.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Told } from '../../kernel/shown.ts'
import { routesOf, type Scope } from '../../platform/http/route.ts'
import type { addPasskey } from './add-passkey.ts'
import type { addTotp } from './add-totp.ts'
import type { askPasskey } from './ask-passkey.ts'
import type { askReset } from './ask-reset.ts'
import type { beginPasskey } from './begin-passkey.ts'
import type { beginTotp } from './begin-totp.ts'
import type { confirmReset } from './confirm-reset.ts'
import type { Here } from './here.ts'
import type { listFactors } from './list-factors.ts'
import type { listResets } from './list-resets.ts'
import type { presentFactor } from './present-factor.ts'
import type { refuseReset } from './refuse-reset.ts'
import type { removeFactor } from './remove-factor.ts'
import type { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { browserCookie, keepSession, sessionCookie } from './routes-sessions.ts'
import type { startReset } from './start-reset.ts'
import type { stepUpByCode } from './step-up-by-code.ts'
import type { stopReset } from './stop-reset.ts'

export type FactorVerbs = {
  listFactors: ReturnType<typeof listFactors>
  askPasskey: ReturnType<typeof askPasskey>
  presentFactor: ReturnType<typeof presentFactor>
  beginPasskey: ReturnType<typeof beginPasskey>
  addPasskey: ReturnType<typeof addPasskey>
  beginTotp: ReturnType<typeof beginTotp>
  addTotp: ReturnType<typeof addTotp>
  removeFactor: ReturnType<typeof removeFactor>
  renewRecoveryCodes: ReturnType<typeof renewRecoveryCodes>
  stepUpByCode: ReturnType<typeof stepUpByCode>
  askReset: ReturnType<typeof askReset>
  stopReset: ReturnType<typeof stopReset>
  listResets: ReturnType<typeof listResets>
  startReset: ReturnType<typeof startReset>
  confirmReset: ReturnType<typeof confirmReset>
  refuseReset: ReturnType<typeof refuseReset>
}

/** A passkey is bound to the host name of the pages. */
function hereOf({ session, cookies, origin }: Scope): Here {
  if (!session) throw new Failure('sign-in-needed')
  return {
    session,
    token: cookies.read(sessionCookie),
    site: { origin, rpId: new URL(origin).hostname },
  }
}

/** The library's own object, as the JSON that goes to the browser. */
const optionsOf = (options: object) => ({ options: { ...options } })

const { route } = routesOf<FactorVerbs>()

export const factorRoutes = [
  route(contract.listFactors, ({ verbs, actor }) => verbs.listFactors(actor)),
  route(contract.askPasskey, async ({ verbs, actor, scope }) =>
    optionsOf(await verbs.askPasskey(actor, hereOf(scope))),
  ),
  route(contract.presentFactor, async ({ verbs, actor, body, scope }) => {
    const { started, recoveryCodesLeft } = await verbs.presentFactor(actor, hereOf(scope), body)
    keepSession(scope, started)
    return { personId: actor.personId, recoveryCodesLeft }
  }),
  route(contract.beginPasskey, async ({ verbs, actor, scope }) =>
    optionsOf(await verbs.beginPasskey(actor, hereOf(scope))),
  ),
  route(contract.addPasskey, async ({ verbs, actor, body, scope }) => {
    const { started, ...added } = await verbs.addPasskey(actor, hereOf(scope), body)
    keepSession(scope, started)
    return added
  }),
  route(contract.beginTotp, ({ verbs, actor, scope }) => verbs.beginTotp(actor, hereOf(scope))),
  route(contract.addTotp, async ({ verbs, actor, body, scope }) => {
    const { started, ...added } = await verbs.addTotp(actor, hereOf(scope), body.code)
    keepSession(scope, started)
    return added
  }),
  route(contract.removeFactor, ({ verbs, actor, params }) => verbs.removeFactor(actor, params.factorId)),
  route(contract.renewRecoveryCodes, async ({ verbs, actor }) => ({
    recoveryCodes: await verbs.renewRecoveryCodes(actor),
  })),
  route(contract.stepUpByCode, async ({ verbs, actor, body, scope: { cookies } }) => {
    const browser = cookies.read(browserCookie)
    const token = cookies.read(sessionCookie)
    keepSession({ cookies }, await verbs.stepUpByCode(actor, { ...body, browser, token }))
    return { steppedUp: true } as const
  }),
  route(resets.askReset, ({ verbs, actor }) => verbs.askReset(actor)),
  route(resets.stopReset, ({ verbs, actor }) => verbs.stopReset(actor)),
  route(
    resets.listResets,
    async ({ verbs, actor, scope }) => ({ resets: await verbs.listResets(actor, scope.language) }),
    (answer) => ofResets(answer.resets),
  ),
  route(resets.startReset, ({ verbs, actor, params, body }) =>
    verbs.startReset(actor, params.personId, body),
  ),
  route(resets.confirmReset, ({ verbs, actor, params, body }) =>
    verbs.confirmReset(actor, params.personId, body.version),
  ),
  route(resets.refuseReset, ({ verbs, actor, params, body }) =>
    verbs.refuseReset(actor, params.personId, body.version),
  ),
]

/** Why an administrator started a reset is written about the person; the rest is masked or public. */
const ofResets = (shown: readonly ResetView[]): Told<'account.resetReason'> => ({
  within: { region: shown[0]?.region },
  shown: shown.flatMap(({ personId, reason }) =>
    reason === undefined ? [] : [{ subject: personId, fields: ['account.resetReason'] as const }],
  ),
})

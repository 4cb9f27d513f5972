import * as contract from '../../../shared/accounts.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { restoreAccount, suspendAccount } from './suspend-account.ts'

export type AccountVerbs = {
  suspendAccount: ReturnType<typeof suspendAccount>
  restoreAccount: ReturnType<typeof restoreAccount>
}

const { route } = routesOf<AccountVerbs>()

export const accountRoutes = [
  route(contract.suspendAccount, ({ verbs, actor, params, body }) =>
    verbs.suspendAccount(actor, params.personId, body.reason),
  ),
  route(contract.restoreAccount, ({ verbs, actor, params }) => verbs.restoreAccount(actor, params.personId)),
]

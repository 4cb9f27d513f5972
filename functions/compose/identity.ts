import { channelOf } from '../../shared/formats.ts'
import { invitationId, personId, signedInId } from '../../shared/ids.ts'
import { newAccount } from '../contexts/identity/account.ts'
import { answerInvitationToRole } from '../contexts/identity/answer-invitation-to-role.ts'
import { usualBudgets } from '../contexts/identity/budgets.ts'
import { changeGrant } from '../contexts/identity/change-grant.ts'
import { changeAddress } from '../contexts/identity/change-address.ts'
import { changeLanguage } from '../contexts/identity/change-language.ts'
import { endOtherSessions, endSession } from '../contexts/identity/end-sessions.ts'
import { getMe } from '../contexts/identity/get-me.ts'
import { grantRole } from '../contexts/identity/grant-role.ts'
import { inviteAnotherAdministrator } from '../contexts/identity/invite-another-administrator.ts'
import { inviteFirstAdministrator } from '../contexts/identity/invite-first-administrator.ts'
import { inviteToRole } from '../contexts/identity/invite-to-role.ts'
import { leaveRole } from '../contexts/identity/leave-role.ts'
import { listOfficials } from '../contexts/identity/list-officials.ts'
import { listSessions } from '../contexts/identity/list-sessions.ts'
import { listStaff } from '../contexts/identity/list-staff.ts'
import { listTasks } from '../contexts/identity/list-tasks.ts'
import { renewSession } from '../contexts/identity/new-token.ts'
import { codeMessage } from '../contexts/notifications/code-message.ts'
import type {
  Accounts,
  CountiesIn,
  NamesOf,
  RegionOfVolunteer,
  RequireRegions,
  SendCode,
  TasksOf,
} from '../contexts/identity/ports.ts'
import { requestCode } from '../contexts/identity/request-code.ts'
import { revokeGrant } from '../contexts/identity/revoke-grant.ts'
import { signIn } from '../contexts/identity/sign-in.ts'
import { signOut } from '../contexts/identity/sign-out.ts'
import { restoreAccount, suspendAccount } from '../contexts/identity/suspend-account.ts'
import { accountsStore, isSuspended } from '../contexts/identity/store.ts'
import { factorStore } from '../contexts/identity/store-factors.ts'
import { addressClaims } from '../contexts/identity/store-addresses.ts'
import { invitationsStore } from '../contexts/identity/store-invitations.ts'
import { sessionsStore } from '../contexts/identity/store-sessions.ts'
import { rosterStore } from '../contexts/identity/store-staff.ts'
import { budgetsStore } from '../contexts/identity/store-budgets.ts'
import { codesStore } from '../contexts/identity/store-sign-in.ts'
import { whoIs } from '../contexts/identity/who-is.ts'
import type { RegionOf } from '../contexts/identity/lost-device-ports.ts'
import type { OrganizationId } from '../../shared/ids.ts'
import { Unavailable } from '../platform/store/port.ts'
import type { Base } from './base.ts'
import { secondFactorsOf } from './factors.ts'

type Asks = {
  isApproved: (organizationId: OrganizationId) => Promise<boolean>
  requireRegions: RequireRegions
  countiesIn: CountiesIn
  namesOf: NamesOf
  regionOf: RegionOf
  regionOfVolunteer: RegionOfVolunteer
  tasksOf: TasksOf
}

/** The stores of the context, and what it asks of others. */
function needsOf(base: Base, asks: Asks) {
  const accounts: Accounts = accountsStore(base)
  return {
    ...base,
    ...asks,
    accounts,
    invitations: invitationsStore(base, accounts),
    roster: rosterStore(base),
    codes: codesStore(base),
    spending: budgetsStore({ ...base, budgets: base.budgets ?? usualBudgets }),
    signedIn: sessionsStore(base),
    factors: factorStore(base),
    newInvitationId: () => invitationId.parse(base.newId('inv')),
    newPersonId: () => personId.parse(base.newId('per')),
    newSignedInId: () => signedInId.parse(base.newId('sgn')),
  }
}

type Needs = ReturnType<typeof needsOf>

export function identityOf(base: Base, asks: Asks) {
  const needs = needsOf(base, asks)
  return {
    ...rolesOf(needs),
    ...sessionsOf(base, needs),
    ...secondFactorsOf(base, needs),
    getMe: getMe(needs),
    changeLanguage: changeLanguage(needs),
    listTasks: listTasks(needs),
    sendAddressCode: requestCode({ ...needs, sendCode: sendCode(base, 'address') }),
    changeAddress: changeAddress({ ...needs, claimsOf: addressClaims(base) }),
    suspendAccount: suspendAccount(needs),
    restoreAccount: restoreAccount(needs),
    isSuspended: isSuspended(base.db),
    newToken: base.newToken,
    /** Other contexts, the seed and the demo data work on accounts through this. */
    accounts: needs.accounts,
    newAccount,
    factors: needs.factors,
    invitations: needs.invitations,
  }
}

/** Roles: offered, taken up, changed, taken away. */
const rolesOf = (needs: Needs) => ({
  inviteToRole: inviteToRole(needs),
  inviteFirstAdministrator: inviteFirstAdministrator(needs),
  inviteAnotherAdministrator: inviteAnotherAdministrator(needs),
  answerInvitationToRole: answerInvitationToRole(needs),
  listStaff: listStaff(needs),
  listOfficials: listOfficials(needs),
  changeGrant: changeGrant(needs),
  revokeGrant: revokeGrant(needs),
  leaveRole: leaveRole(needs),
  grantRole: grantRole(needs),
})

/** Signing in, and what stays signed in. */
const sessionsOf = (base: Base, needs: Needs) => ({
  requestCode: requestCode({ ...needs, sendCode: sendCode(base) }),
  signIn: signIn(needs),
  signOut: signOut(needs),
  whoIs: whoIs(needs),
  renewSession: renewSession(needs),
  listSessions: listSessions(needs),
  endSession: endSession(needs),
  endOtherSessions: endOtherSessions(needs),
})

const sendCode =
  ({ send, newId, now }: Base, purpose: 'sign-in' | 'address' = 'sign-in'): SendCode =>
  async (to, code, language) => {
    const message = { id: newId('msg'), channel: channelOf(to), to, kind: `${purpose}-code`, at: now() }
    try {
      await send({ ...message, ...codeMessage(code, language, purpose) })
    } catch (cause) {
      // A mail server that is away is no error of ours: the person may ask again.
      throw new Unavailable('unknown', cause)
    }
  }

import { type Actor, type Grant, isInForce } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { InvitationView, Me } from '../../../shared/identity.ts'
import type { Language } from '../../../shared/language.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { isOpen } from './account.ts'
import type { Accounts, Invitations, NamesOf } from './ports.ts'

type Needs = { accounts: Accounts; invitations: Invitations; namesOf: NamesOf; now: Clock }

/** One's own account, with the roles one holds and the invitations that wait. */
export const getMe =
  ({ accounts, invitations, namesOf, now }: Needs) =>
  async (actor: Actor, language: Language): Promise<Me> => {
    const account = await accounts.find(actor.personId)
    if (!account) throw notFound()
    authorize(actor, { anyOf: ['identity.see-self'] }, account)
    const offered = (await Promise.all(account.addresses.map(invitations.listFor))).flat()
    const open = offered.filter((invitation) => isOpen(invitation, now()))
    const named = <T extends Grant>(grant: T) => withNames(namesOf, grant, language)
    const { grants: held } = account
    const inForce = (grant: Grant) => isInForce(grant, dayOf(now()))
    const greeting = await namesOf.person(actor.personId)
    return {
      personId: account.personId,
      version: account.version,
      addresses: [...account.addresses],
      language: account.language,
      ...(greeting === undefined ? {} : { greeting }),
      grants: await Promise.all(held.filter(inForce).map(named)),
      notInForce: await Promise.all(held.filter((grant) => !inForce(grant)).map(named)),
      revoked: await Promise.all(
        (account.revoked ?? []).map(async ({ grant, at, reason }) => ({
          ...(await named(grant)),
          at,
          reason,
        })),
      ),
      invitations: await Promise.all(
        open.map(
          async ({ id, version, expiresAt, grant }): Promise<InvitationView> => ({
            id,
            version,
            expiresAt,
            ...(await named(grant)),
          }),
        ),
      ),
    }
  }

async function withNames<T extends Grant>(namesOf: NamesOf, grant: T, language: Language) {
  const organizationName = grant.organizationId && (await namesOf.organization(grant.organizationId))
  const regionName = grant.region && (await namesOf.region(grant.region, language))
  return {
    ...grant,
    ...(organizationName ? { organizationName } : {}),
    ...(regionName ? { regionName } : {}),
  }
}

import type { Actor, Grant } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { liveGrant, requireRank, requireTerm, withTerm } from './grants.ts'
import { anotherKeeps } from './keep-one.ts'
import type { Accounts, Roster } from './ports.ts'

type Needs = { accounts: Accounts; roster: Roster; now: Clock }

/** Sets the first and last day of a role that somebody holds or will hold in the own region or organization. */
export const changeGrant =
  ({ accounts, roster, now }: Needs) =>
  async (actor: Actor, personId: PersonId, wanted: Grant, language: Language): Promise<Receipt[]> => {
    const need = wanted.organizationId === undefined ? 'identity.change-official' : 'identity.change-staff'
    authorize(actor, { anyOf: [need] }, wanted)
    const at = now()
    const today = dayOf(at)
    const account = await accounts.find(personId)
    const held = account && liveGrant(account, wanted, today)
    if (!held) throw notFound()
    if (personId === actor.personId) throw new Failure('own-grant')
    requireRank(actor, held)
    requireTerm(wanted, today, language, held)
    const changed = withTerm(account, held, wanted, actor.personId)
    const beliefs = await anotherKeeps(roster, personId, held, liveGrant(changed, held, today), today)
    return accounts.save(
      changed,
      { name: 'identity.role-changed', by: actor, at, region: held.region },
      beliefs,
    )
  }

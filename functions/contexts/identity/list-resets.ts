import { type Actor, grantsFor, may } from '../../../shared/access.ts'
import { maskAddress } from '../../../shared/formats.ts'
import type { Language } from '../../../shared/language.ts'
import type { ResetView } from '../../../shared/resets.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type FactorReset, isOpenReset } from './lost-device.ts'
import type { FactorResets } from './lost-device-ports.ts'
import type { Accounts, NamesOf } from './ports.ts'

type Needs = { accounts: Accounts; resets: FactorResets; namesOf: NamesOf; now: Clock }

/** The lost devices that wait in an administrator’s regions, those that end first before the others. */
export const listResets =
  (needs: Needs) =>
  async (actor: Actor, language: Language): Promise<ResetView[]> => {
    const open = await openResets(needs, actor)
    const views = await Promise.all(open.map(async (one) => toView(needs, one, actor, language)))
    return views.flat().toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt))
  }

/** Each once, although regions of an administrator may lie in one another. */
export async function openResets(
  { resets, now }: Pick<Needs, 'resets' | 'now'>,
  actor: Actor,
): Promise<FactorReset[]> {
  const regions = grantsFor(actor, 'identity.reset-factors').flatMap(({ region }) => (region ? [region] : []))
  for (const region of regions) authorize(actor, { anyOf: ['identity.reset-factors'] }, { region })
  const found = (await Promise.all(regions.map(resets.listIn))).flat()
  const each = new Map(found.map((one) => [one.personId, one]))
  return [...each.values()].filter(
    (one) => isOpenReset(one, now()) && may(actor, 'identity.reset-factors', { region: one.region }),
  )
}

async function toView(
  { accounts, namesOf }: Needs,
  reset: FactorReset,
  actor: Actor,
  language: Language,
): Promise<ResetView[]> {
  const account = await accounts.find(reset.personId)
  if (!account || (reset.status !== 'ASKED' && reset.status !== 'STARTED')) return []
  const { personId, version, region, status, askedAt, startedAt, reason, expiresAt } = reset
  const name = await namesOf.person(personId)
  const roles = account.grants.map(async ({ role, organizationId, region: where }) => {
    const organizationName = organizationId && (await namesOf.organization(organizationId))
    const regionName = where && (await namesOf.region(where, language))
    return { role, ...(organizationName ? { organizationName } : {}), ...(regionName ? { regionName } : {}) }
  })
  return [
    {
      personId,
      version,
      region,
      status,
      askedAt,
      expiresAt,
      address: maskAddress(account.addresses[0] ?? ''),
      roles: await Promise.all(roles),
      startedByMe: reset.startedBy === actor.personId,
      ...(name === undefined ? {} : { name }),
      ...(reason === undefined ? {} : { reason }),
      ...(startedAt === undefined ? {} : { startedAt }),
    },
  ]
}

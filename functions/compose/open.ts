import { isDeepStrictEqual } from 'node:util'
import type { RegionCode } from '../../shared/ids.ts'
import { isPartOf, type Region } from '../../shared/regions.ts'
import { compose } from '../compose.ts'
import type { NotInvited } from '../contexts/identity/invite-another-administrator.ts'
import { believe } from '../platform/store/belief.ts'
import { keys } from '../platform/store/keys.ts'
import type { Request } from '../platform/store/commit.ts'
import type { Adapters } from './base.ts'
import { setRegions } from './seed.ts'

/** Whom to invite as an administrator, and of which region. */
type First = { readonly address: string; readonly region: RegionCode }

const request: Request = { personId: 'system', route: 'open' }

/** Sends the first administrator's invitation: once in the life of a store, `changed-meanwhile` when it was sent before. */
export async function inviteFirst(adapters: Adapters, { address, region }: First): Promise<void> {
  const once = believe({ put: { ...keys.opened(), version: 1, data: {} }, if: { absent: true } })
  await compose(adapters, request).identity.inviteFirstAdministrator(address, region, [once])
}

type WhyNobody = NotInvited | 'no-such-region'

/** What whoever runs the machine reads when nobody was invited; it holds nothing of the input. */
export const whyNobody: Readonly<Record<WhyNobody, string>> = {
  'holds-it': 'this address administers the region already.',
  'invited-already': 'this address has an open invitation already.',
  'held-it-before':
    'this address took the role up once and has lost it since; invite another one, or let an administrator above do it.',
  'enough-there': 'the region has two administrators, those who are invited counted with them.',
  'no-such-region': 'this deployment has no such region.',
}

/**
 * Invites an administrator's equal on a deployment that is open, while the region has fewer than two. Each run moves the
 * mark of the opening on, so that of two at once one fails with `changed-meanwhile`.
 */
export async function inviteAnother(
  adapters: Adapters,
  { address, region }: First,
): Promise<WhyNobody | undefined> {
  const { regions, identity } = compose(adapters, request)
  const there = await regions.listRegions()
  const mark = await adapters.store.get(keys.opened())
  const isKnown = there.length === 0 ? mark !== undefined : isPartOf(there, region)
  if (!isKnown) return 'no-such-region'
  const put = { ...keys.opened(), version: (mark?.version ?? 0) + 1, data: {} }
  const once = believe({ put, if: mark ? { version: mark.version } : { absent: true } })
  return identity.inviteAnotherAdministrator(address, region, [once])
}

const isOpened = async ({ store }: Adapters): Promise<boolean> =>
  (await store.get(keys.opened())) !== undefined

/**
 * Gives an empty store its regions and its first administrator; false when it was opened before, or has other regions.
 * Regions are many, so that they do not fit into one transaction: the invitation comes last and marks the store as
 * opened, and a run that was interrupted before is gone on with by the same input.
 */
export async function openDeployment(
  adapters: Adapters,
  { regions, ...first }: First & { readonly regions: readonly Region[] },
): Promise<boolean> {
  const there = await compose(adapters, request).regions.listRegions()
  const isAmong = (some: readonly Region[], one: Region) =>
    some.some((other) => isDeepStrictEqual(one, other))
  if ((await isOpened(adapters)) || !there.every((one) => isAmong(regions, one))) return false
  await setRegions(
    adapters,
    regions.filter((one) => !isAmong(there, one)),
  )
  await inviteFirst(adapters, first)
  return true
}

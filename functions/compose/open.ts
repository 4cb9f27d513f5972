import { isDeepStrictEqual } from 'node:util'
import type { RegionCode } from '../../shared/ids.ts'
import type { Region } from '../../shared/regions.ts'
import { compose } from '../compose.ts'
import { believe } from '../platform/store/belief.ts'
import { keys } from '../platform/store/keys.ts'
import type { Request } from '../platform/store/commit.ts'
import type { Adapters } from './base.ts'
import { setRegions } from './seed.ts'

/** Whom to invite as the first administrator, and of which region. */
type First = { readonly address: string; readonly region: RegionCode }

const request: Request = { personId: 'system', route: 'open' }

/** Sends the first administrator's invitation: once in the life of a store, `changed-meanwhile` when it was sent before. */
export async function inviteFirst(adapters: Adapters, { address, region }: First): Promise<void> {
  const once = believe({ put: { ...keys.opened(), version: 1, data: {} }, if: { absent: true } })
  await compose(adapters, request).identity.inviteFirstAdministrator(address, region, [once])
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

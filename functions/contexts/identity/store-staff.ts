import * as z from 'zod'
import type { Grant } from '../../../shared/access.ts'
import { instant } from '../../../shared/dates.ts'
import { heldGrant, type HeldGrant } from '../../../shared/grants.ts'
import { personId } from '../../../shared/ids.ts'
import { prefectureOf } from '../../../shared/regions.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import { canonical } from '../../platform/store/canonical.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Item, Key } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Account } from './account.ts'
import type { Roster, Staff } from './ports.ts'

const schema = z.object({
  personId,
  address: z.string(),
  grant: heldGrant,
  since: instant,
  /** A suspended one keeps the role and does not count as somebody who could see to things. */
  standing: z.optional(z.literal('SUSPENDED')),
})

/** A role in the roster of an organization or a region: a copy from the account, for lists. */
export const rosterRecord = defineRecord('roster-entry', schema, 'personId', {
  personId: 'L2',
  address: 'account.addresses',
  grant: 'account.grants',
  since: 'L2',
  standing: 'L2',
})

/** Staff of an organization, or officials of a prefecture: some hundreds. */
const most = 5000

export function rosterStore({ db, sealer }: { db: Db; sealer: Sealer }): Roster {
  async function listed(pk: string, prefix?: string): Promise<(Staff & { item: Item })[]> {
    const items = await db.collect({ pk, ...(prefix === undefined ? {} : { range: { prefix } }) }, most)
    const opened = items.map(async (item) => {
      const entry = await rosterRecord.open(sealer, item)
      return entry ? [{ ...entry, item }] : []
    })
    return (await Promise.all(opened)).flat()
  }
  return {
    listStaff: async (id) => listed(keys.staff(id, '', '').pk),
    listOfficials: async (prefecture, region) => listed(keys.official(prefecture, '', '', '').pk, region),
    async holdersOf(role) {
      const key = keyOf(role, '')
      const holders = key ? await listed(key.pk, key.sk) : []
      const able = holders.filter(({ item: { data } }) => data['standing'] !== 'SUSPENDED')
      return able.map(({ personId: id, grant, item }) => ({
        personId: id,
        grant,
        remains: believe({ check: { pk: item.pk, sk: item.sk }, if: { version: item.version } }),
      }))
    },
  }
}

const keyOf = ({ role, organizationId, region }: Grant, id: string): Key | undefined => {
  if (organizationId !== undefined) return keys.staff(organizationId, id, role)
  return region === undefined ? undefined : keys.official(prefectureOf(region), region, role, id)
}

/** Where the entries of an account stand. */
export const rosterKeysOf = ({ personId: id, grants }: Account): Key[] =>
  grants.flatMap((grant) => keyOf(grant, id) ?? [])

type Entry = {
  readonly key: Key
  readonly address: string
  readonly grant: HeldGrant
  readonly standing: 'SUSPENDED' | undefined
}

function entriesOf(account: Account | undefined): Map<string, Entry> {
  const entries = (account?.grants ?? []).flatMap((grant): Entry[] => {
    const key = account && keyOf(grant, account.personId)
    const standing = account?.standing === 'SUSPENDED' ? 'SUSPENDED' : undefined
    return key ? [{ key, address: account.addresses[0] ?? '', grant, standing }] : []
  })
  return new Map(entries.map((entry) => [canonical(entry.key), entry]))
}

/**
 * What a save of an account changes in the rosters. An entry has the version of the account with which it was written,
 * so that whoever believes in an entry notices each change of it.
 */
export async function rosterChanges(
  sealer: Sealer,
  before: Account | undefined,
  after: Account,
): Promise<Belief[]> {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const gone = [...old].filter(([name]) => !now.has(name))
  const changed = [...now].filter(([name, entry]) => canonical(entry) !== canonical(old.get(name) ?? {}))
  const puts = changed.map(async ([name, { key, address, grant, standing }]) => {
    const since = grant.givenAt ?? after.openedAt
    const entry = { personId: after.personId, address, grant, since, standing }
    const data = await rosterRecord.toData(sealer, key, entry)
    const put: Item = { ...key, version: after.version + 1, data }
    return believe({ put, if: old.has(name) ? { present: true } : { absent: true } })
  })
  return [
    ...gone.map(([, { key }]) => believe({ delete: key, if: { present: true } })),
    ...(await Promise.all(puts)),
  ]
}

import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { channelOf } from '../../../shared/formats.ts'
import { heldGrant, revokedGrant } from '../../../shared/grants.ts'
import { type PersonId, personId } from '../../../shared/ids.ts'
import { language } from '../../../shared/language.ts'
import type { Belief } from '../../kernel/belief.ts'
import { Failure } from '../../kernel/failure.ts'
import { blindIndex } from '../../platform/crypto/blind-index.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe, believeSave } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Account } from './account.ts'
import type { Accounts } from './ports.ts'
import { rosterChanges } from './store-staff.ts'

export type StoreNeeds = { db: Db; sealer: Sealer; keys: Keys }

const schema = z.object({
  personId,
  addresses: z.array(z.string()),
  language: z._default(language, 'zh'),
  grants: z.array(heldGrant),
  revoked: z.optional(z.array(revokedGrant)),
  openedAt: instant,
  standing: z._default(z.enum(['ACTIVE', 'SUSPENDED', 'ERASED']), 'ACTIVE'),
  sessionEpoch: z._default(z.int(), 0),
  epochRaisedBy: z.optional(z.union([personId, z.literal('system')])),
})

/** An account as it is stored. */
export const accountRecord = defineRecord('account', schema, 'personId', {
  personId: 'L2',
  addresses: 'account.addresses',
  language: 'L2',
  grants: 'account.grants',
  revoked: 'account.revoked',
  openedAt: 'L2',
  standing: 'L2',
  sessionEpoch: 'L2',
  epochRaisedBy: 'L2',
})

export const blindAddress = (master: Keys, address: string): string =>
  blindIndex(master, channelOf(address) === 'mail' ? 'mail' : 'mobile', address)

export type Happening = Parameters<Accounts['save']>[1]

export function accountsStore(needs: StoreNeeds): Accounts {
  const { db, sealer, keys: master } = needs
  /** As this request read them: the rosters follow from what a save changes. */
  const seen = new Map<string, Account>()
  async function saveOf({ version, ...account }: Account, event: Happening): Promise<Save> {
    const id = account.personId
    const key = keys.account(id)
    return { id, key, version, data: await accountRecord.toData(sealer, key, account), event }
  }
  async function toAccount(item: Item): Promise<Account | undefined> {
    const opened = await accountRecord.open(sealer, item)
    if (!opened) return undefined
    const account = { ...opened, version: item.version }
    seen.set(account.personId, account)
    return account
  }
  async function find(id: string): Promise<Account | undefined> {
    const item = await db.get(keys.account(id))
    return item && toAccount(item)
  }
  return {
    find,
    async findByAddress(address) {
      const taken = await db.get(keys.addressTaken(blindAddress(master, address)))
      return taken && find(personId.parse(taken.data['personId']))
    },
    create: async (account, event) =>
      db.commit({
        saves: [await saveOf(account, event)],
        with: [...claimsOf(master, account), ...(await rosterChanges(sealer, undefined, account))],
      }),
    save: async (account, event, beliefs = []) => {
      const roster = await rosterChanges(sealer, seen.get(account.personId), account)
      return db.commit({ saves: [await saveOf(account, event)], with: [...beliefs, ...roster] })
    },
    riding: async (account, event) => [
      believeSave(await saveOf(account, event)),
      ...(await rosterChanges(sealer, seen.get(account.personId), account)),
    ],
  }
}

/** Read without opening what is sealed: lists ask it of many. */
export const isSuspended =
  (db: Db) =>
  async (id: PersonId): Promise<boolean> =>
    (await db.get(keys.account(id)))?.data['standing'] === 'SUSPENDED'

/** An address leads to one account. */
const claimsOf = (master: Keys, { personId: owner, addresses }: Account): Belief[] =>
  addresses.map((address) =>
    believe(
      {
        put: { ...keys.addressTaken(blindAddress(master, address)), version: 1, data: { personId: owner } },
        if: { absent: true },
      },
      new Failure('changed-meanwhile'),
    ),
  )

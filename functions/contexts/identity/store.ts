import * as z from 'zod'
import { grant } from '../../../shared/access.ts'
import { instant } from '../../../shared/dates.ts'
import { channelOf } from '../../../shared/formats.ts'
import { personId } from '../../../shared/ids.ts'
import { language } from '../../../shared/language.ts'
import type { Belief } from '../../kernel/belief.ts'
import { Failure } from '../../kernel/failure.ts'
import { blindIndex } from '../../platform/crypto/blind-index.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe, believeSave } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Account } from './account.ts'
import type { Accounts } from './ports.ts'

export type StoreNeeds = { db: Db; sealer: Sealer; keys: Keys }

const accountItem = z.object({
  personId,
  /** Sealed JSON array. */
  addresses: z.string(),
  language: z._default(language, 'zh'),
  grants: z.array(grant),
  openedAt: instant,
})

export const blindAddress = (master: Keys, address: string): string =>
  blindIndex(master, channelOf(address) === 'mail' ? 'mail' : 'mobile', address)

export type Happening = Parameters<Accounts['save']>[1]

const addressesAt = (id: string) => ({ key: keys.account(id), attribute: 'addresses', whose: id })

export function accountsStore({ db, sealer, keys: master }: StoreNeeds): Accounts {
  async function saveOf(account: Account, event: Happening): Promise<Save> {
    const { personId: id, version, addresses, ...rest } = account
    const sealed = await sealer.seal(JSON.stringify(addresses), addressesAt(id))
    return {
      id,
      key: keys.account(id),
      version,
      data: plain({ ...rest, personId: id, addresses: sealed }),
      event,
    }
  }
  async function toAccount(item: Item): Promise<Account> {
    const { addresses, ...rest } = accountItem.parse(item.data)
    const open = z
      .array(z.string())
      .parse(JSON.parse(await sealer.unseal(addresses, addressesAt(rest.personId))))
    return { ...rest, version: item.version, addresses: open }
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
      db.commit({ saves: [await saveOf(account, event)], with: claimsOf(master, account) }),
    save: async (account, event) => db.commit({ saves: [await saveOf(account, event)] }),
    riding: async (account, event) => believeSave(await saveOf(account, event)),
  }
}

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

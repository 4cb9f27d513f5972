import * as z from 'zod'
import { grant, type Grant } from '../../../shared/access.ts'
import { instant } from '../../../shared/dates.ts'
import { channelOf } from '../../../shared/formats.ts'
import { invitationId, personId } from '../../../shared/ids.ts'
import { language } from '../../../shared/language.ts'
import { Failure } from '../../kernel/failure.ts'
import { blindIndex } from '../../platform/crypto/blind-index.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe, believeSave } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Account, Invitation } from './account.ts'
import type { Accounts, Invitations } from './ports.ts'

export type StoreNeeds = { db: Db; sealer: Sealer; keys: Keys }

const accountItem = z.object({
  personId,
  /** Sealed JSON array. */
  addresses: z.string(),
  language: z._default(language, 'zh'),
  grants: z.array(grant),
  openedAt: instant,
})

const invitationItem = z.object({
  id: invitationId,
  address: z.string(),
  grant,
  status: z.enum(['OPEN', 'ACCEPTED', 'DECLINED']),
  invitedBy: z.union([personId, z.literal('system')]),
  expiresAt: instant,
})

const staffItem = z.object({ personId, address: z.string(), grant, since: instant })

export const blindAddress = (master: Keys, address: string): string =>
  blindIndex(master, channelOf(address) === 'mail' ? 'mail' : 'mobile', address)

type Happening = Parameters<Accounts['save']>[1]

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
  const claim = (account: Account) => (address: string) =>
    believe(
      {
        put: {
          ...keys.addressTaken(blindAddress(master, address)),
          version: 1,
          data: { personId: account.personId },
        },
        if: { absent: true },
      },
      new Failure('changed-meanwhile'),
    )
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
      db.commit({ saves: [await saveOf(account, event)], with: account.addresses.map(claim(account)) }),
    save: async (account, event) => db.commit({ saves: [await saveOf(account, event)] }),
    riding: async (account, event) => believeSave(await saveOf(account, event)),
  }
}

export function invitationsStore(needs: StoreNeeds): Invitations {
  const { db, sealer, keys: master } = needs
  const keyOf = ({ address, id }: Invitation) => keys.invitation(blindAddress(master, address), id)
  const addressAt = (key: Item | ReturnType<typeof keyOf>, whose: string) => ({
    key: { pk: key.pk, sk: key.sk },
    attribute: 'address',
    whose,
  })
  async function saveOf(invitation: Invitation, event: Happening): Promise<Save> {
    const { id, version, ...rest } = invitation
    const key = keyOf(invitation)
    const address = await sealer.seal(invitation.address, addressAt(key, id))
    const { organizationId } = invitation.grant
    const index = organizationId ? lists.invitationsOfOrganization(organizationId, invitation.expiresAt) : {}
    return { id, key, version, data: plain({ ...rest, id, address }), index, event }
  }
  const toInvitation = (item: Item) => readInvitation(sealer, item)
  const listed = async (items: Promise<Item[]>) =>
    Promise.all((await items).filter(isInvitation).map(toInvitation))
  return {
    listFor: (address) =>
      listed(db.collect({ pk: `INV#${blindAddress(master, address)}`, range: { prefix: 'inv_' } }, 200)),
    listOfOrganization: (id) => listed(db.collect({ pk: `ORG#${id}#INVITED`, index: 'g1' }, 500)),
    create: async (invitation, event) => db.commit({ saves: [await saveOf(invitation, event)] }),
    async answer(invitation, account, event) {
      const own = await saveOf(invitation, event)
      if (invitation.status !== 'ACCEPTED') return db.commit({ saves: [own] })
      const granted = await accountsStore(needs).riding(account, { ...event, name: 'identity.role-granted' })
      return db.commit({
        saves: [own],
        with: [granted, ...(await staffOf(needs, invitation.grant, account, event))],
      })
    },
    joining: async (grant, account, event) => staffOf(needs, grant, account, event),
    async listStaff(organizationId) {
      const items = await db.collect({ pk: `STF#${organizationId}` }, 500)
      return Promise.all(items.map(async (item) => toStaff(sealer, item)))
    },
  }
}

async function readInvitation(sealer: Sealer, item: Item): Promise<Invitation> {
  const { address, ...rest } = invitationItem.parse(item.data)
  const place = { key: { pk: item.pk, sk: item.sk }, attribute: 'address', whose: rest.id }
  return { ...rest, version: item.version, address: await sealer.unseal(address, place) }
}

/** The invitation that an event speaks of. */
export async function invitationAt(
  { db, sealer }: StoreNeeds,
  key: Pick<Item, 'pk' | 'sk'>,
): Promise<Invitation | undefined> {
  const item = await db.get(key)
  return item && readInvitation(sealer, item)
}

const isInvitation = (item: Item): boolean => item.sk.startsWith('inv_')

async function toStaff(sealer: Sealer, item: Item) {
  const { address, ...rest } = staffItem.parse(item.data)
  return {
    ...rest,
    address: await sealer.unseal(address, {
      key: { pk: item.pk, sk: item.sk },
      attribute: 'address',
      whose: rest.personId,
    }),
  }
}

async function staffOf({ sealer }: StoreNeeds, given: Grant, account: Account, { at }: Happening) {
  if (given.organizationId === undefined) return []
  const key = keys.staff(given.organizationId, account.personId, given.role)
  const address = await sealer.seal(account.addresses[0] ?? '', {
    key,
    attribute: 'address',
    whose: account.personId,
  })
  const data = plain({ personId: account.personId, address, grant: given, since: at })
  return [
    believe({ put: { ...key, version: 1, data }, if: { absent: true } }, new Failure('invitation-ended')),
  ]
}

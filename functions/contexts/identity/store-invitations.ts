import * as z from 'zod'
import { grant } from '../../../shared/access.ts'
import { instant } from '../../../shared/dates.ts'
import { invitationId, personId } from '../../../shared/ids.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import type { Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import type { Invitation } from './account.ts'
import type { Invitations } from './ports.ts'
import { accountsStore, blindAddress, type Happening, type StoreNeeds } from './store.ts'
import { staffOf, toStaff } from './store-staff.ts'

const invitationItem = z.object({
  id: invitationId,
  address: z.string(),
  grant,
  status: z.enum(['OPEN', 'ACCEPTED', 'DECLINED']),
  invitedBy: z.union([personId, z.literal('system')]),
  expiresAt: instant,
})

/** Answered and lapsed ones stay; of a role only one is open. */
const mostOfAddress = 5000

export function invitationsStore(needs: StoreNeeds): Invitations {
  const { db, sealer, keys: master } = needs
  const saveOf = async (invitation: Invitation, event: Happening) =>
    saveOfInvitation(needs, invitation, event)
  const listed = async (items: Promise<Item[]>) =>
    Promise.all((await items).filter(isInvitation).map(async (item) => readInvitation(sealer, item)))
  return {
    listFor: (address) =>
      listed(
        db.collect({ pk: `INV#${blindAddress(master, address)}`, range: { prefix: 'inv_' } }, mostOfAddress),
      ),
    listOfOrganization: (id) => listed(db.collect({ pk: `ORG#${id}#INVITED`, index: 'g1' }, 500)),
    create: async (invitation, event, beliefs = []) =>
      db.commit({ saves: [await saveOf(invitation, event)], with: beliefs }),
    async answer(invitation, granted, event) {
      const own = await saveOf(invitation, event)
      if (!granted) return db.commit({ saves: [own] })
      const account = await accountsStore(needs).riding(granted, { ...event, name: 'identity.role-granted' })
      return db.commit({
        saves: [own],
        with: [account, ...(await staffOf(needs, invitation.grant, granted, event))],
      })
    },
    joining: async (grant, account, event) => staffOf(needs, grant, account, event),
    async listStaff(organizationId) {
      const items = await db.collect({ pk: `STF#${organizationId}` }, 500)
      return Promise.all(items.map(async (item) => toStaff(sealer, item)))
    },
  }
}

const addressAt = ({ pk, sk }: Pick<Item, 'pk' | 'sk'>, whose: string) => ({
  key: { pk, sk },
  attribute: 'address',
  whose,
})

async function saveOfInvitation(
  { sealer, keys: master }: StoreNeeds,
  invitation: Invitation,
  event: Happening,
): Promise<Save> {
  const { id, version, ...rest } = invitation
  const key = keys.invitation(blindAddress(master, invitation.address), id)
  const address = await sealer.seal(invitation.address, addressAt(key, id))
  const { organizationId } = invitation.grant
  const index = organizationId ? lists.invitationsOfOrganization(organizationId, invitation.expiresAt) : {}
  return { id, key, version, data: plain({ ...rest, id, address }), index, event }
}

async function readInvitation(sealer: Sealer, item: Item): Promise<Invitation> {
  const { address, ...rest } = invitationItem.parse(item.data)
  return { ...rest, version: item.version, address: await sealer.unseal(address, addressAt(item, rest.id)) }
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

import * as z from 'zod'
import { grant } from '../../../shared/access.ts'
import { instant, type Instant } from '../../../shared/dates.ts'
import { invitationId, personId } from '../../../shared/ids.ts'
import { prefectureOf } from '../../../shared/regions.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import type { Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { IndexKeys, Item } from '../../platform/store/port.ts'
import { defineRecord, openAll } from '../../platform/store/record.ts'
import type { Invitation } from './account.ts'
import type { Accounts, Invitations } from './ports.ts'
import { blindAddress, type Happening, type StoreNeeds } from './store.ts'

const schema = z.object({
  id: invitationId,
  address: z.string(),
  grant,
  status: z.enum(['OPEN', 'ACCEPTED', 'DECLINED']),
  invitedBy: z.union([personId, z.literal('system')]),
  expiresAt: instant,
})

/** An invitation as it is stored: whom it invites is nobody's account yet, so it has a key of its own. */
export const invitationRecord = defineRecord('invitation', schema, 'id', {
  id: 'L2',
  address: 'invitation.address',
  grant: 'L2',
  status: 'L2',
  invitedBy: 'L2',
  expiresAt: 'L2',
})

/** Answered and lapsed ones stay; of a role only one is open. */
const mostOfAddress = 5000

export function invitationsStore(needs: StoreNeeds, accounts: Accounts): Invitations {
  const { db, sealer, keys: master } = needs
  const saveOf = async (invitation: Invitation, event: Happening) =>
    saveOfInvitation(needs, invitation, event)
  const listed = async (items: Promise<Item[]>) =>
    openAll((await items).filter(isInvitation), (item) => readInvitation(sealer, item))
  const waiting = (pk: string, now: Instant) =>
    listed(db.collect({ pk, index: 'g1', range: { from: now } }, mostOfAddress))
  return {
    listFor: (address) =>
      listed(
        db.collect({ pk: `INV#${blindAddress(master, address)}`, range: { prefix: 'inv_' } }, mostOfAddress),
      ),
    listOfOrganization: (id, now) => waiting(`ORG#${id}#INVITED`, now),
    listOfPrefecture: (prefecture, now) => waiting(`REG#${prefecture}#INVITED`, now),
    create: async (invitation, event, beliefs = []) =>
      db.commit({ saves: [await saveOf(invitation, event)], with: beliefs }),
    async answer(invitation, granted, event, beliefs) {
      const own = await saveOf(invitation, event)
      if (!granted) return db.commit({ saves: [own], with: beliefs })
      const account = await accounts.riding(granted, { ...event, name: 'identity.role-granted' })
      return db.commit({ saves: [own], with: [...beliefs, ...account] })
    },
  }
}

/** Only what waits for an answer stands in the lists of the invited. */
function listedAt({ status, grant: { organizationId, region }, expiresAt }: Invitation): IndexKeys {
  if (status !== 'OPEN') return {}
  if (organizationId !== undefined) return lists.invitationsOfOrganization(organizationId, expiresAt)
  return region === undefined ? {} : lists.invitationsOfPrefecture(prefectureOf(region), expiresAt)
}

async function saveOfInvitation(
  { sealer, keys: master }: StoreNeeds,
  invitation: Invitation,
  event: Happening,
): Promise<Save> {
  const { version, ...rest } = invitation
  const { id } = invitation
  const key = keys.invitation(blindAddress(master, invitation.address), id)
  const index = listedAt(invitation)
  return { id, key, version, data: await invitationRecord.toData(sealer, key, rest), index, event }
}

async function readInvitation(sealer: Sealer, item: Item): Promise<Invitation | undefined> {
  const opened = await invitationRecord.open(sealer, item)
  return opened && { ...opened, version: item.version }
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

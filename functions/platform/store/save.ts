import { events } from '../../../shared/events.ts'
import type { NewId } from '../../kernel/clock.ts'
import { difference, eventKey, hashOf, headOf, withoutHead, type Link } from './chain.ts'
import type { Save } from './db.ts'
import { inOrder } from './canonical.ts'
import { outboxItem } from './outbox-items.ts'
import { lists } from './keys.ts'
import type { Change, Item } from './port.ts'

/** What a save comes to: the aggregate one version on, its event, and all the writes of the two. */
export type Next = { readonly aggregate: Item; readonly event: Item; readonly changes: readonly Change[] }

/** The aggregate, its event in the chain, and the outbox item if somebody is told of it. */
export function nextOf(save: Save, before: Item | undefined, newId: NewId): Next {
  const version = save.version + 1
  const data = withoutHead(save.data)
  const link = linkFor(save, before, newId)
  const head = hashOf(save.key, version, link)
  const event: Item = {
    ...eventKey(save.key, version),
    ...(link.region === undefined ? {} : lists.eventsOfRegion(link.region, link)),
    version: 1,
    data: inOrder({ ...link, hash: head }),
  }
  const { pk, sk } = save.key
  const aggregate: Item = {
    pk,
    sk,
    ...save.index,
    version,
    ...expiryOf(save),
    data: inOrder({ ...data, head }),
  }
  const changes: Change[] = [
    { put: aggregate, if: before ? { version: before.version } : { absent: true } },
    { put: event, if: { absent: true } },
  ]
  if (events[save.event.name].told) changes.push({ put: outboxItem(event, link), if: { absent: true } })
  return { aggregate, event, changes }
}

function linkFor(save: Save, before: Item | undefined, newId: NewId): Link {
  const { name, by, at, details, region } = save.event
  return {
    id: newId('evt'),
    name,
    by: by === 'system' ? by : by.personId,
    at,
    ...difference(before ? withoutHead(before.data) : {}, withoutHead(save.data)),
    ...(details ? { details } : {}),
    ...(region === undefined ? {} : { region }),
    ...expiryOf(save),
    previous: before ? headIn(before) : '',
  }
}

const expiryOf = ({ expiresAt }: Save): { expiresAt?: number } =>
  expiresAt === undefined ? {} : { expiresAt }

function headIn(before: Item): string {
  const head = headOf(before)
  if (head === undefined) throw new TypeError(`${before.pk} ${before.sk} has no chain to continue`)
  return head
}

import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import type { CoarseCard } from '../../../shared/groups.ts'
import { blindIndex } from '../../platform/crypto/blind-index.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Db } from '../../platform/store/db.ts'
import { lists } from '../../platform/store/keys.ts'
import { barest, outlines } from './card.ts'
import type { Group } from './group.ts'
import type { Groups } from './ports.ts'

/** How an outline stands in the index: nothing of it can be read there, only that two groups look alike. */
function alikeParts(master: Keys, { times, helpFields, ageBand }: CoarseCard): [string, string, string] {
  const blind = (part: string, value: unknown) =>
    value === undefined ? '' : blindIndex(master, 'group-outline', JSON.stringify([part, value])).slice(0, 16)
  return [blind('times', times), blind('helpFields', helpFields), blind('ageBand', ageBand)]
}

/** Where a group stands among those that look like it. */
export const alikeIndex = (master: Keys, group: Omit<Group, 'version'>) =>
  lists.groupsAlike(group.county, alikeParts(master, outlines(group)[0] ?? barest(group)), group.id)

/** As many look-alikes are looked at: among them those closed long ago do not count. */
const mostAlike = 50

const closedItem = z.object({ closedAt: z.optional(instant) })

export const countAlike =
  (db: Db, master: Keys): Groups['countLike'] =>
  async (counties, outline, closedAfter) => {
    const parts = alikeParts(master, outline).filter((part) => part !== '')
    const range = { prefix: parts.map((part) => `${part}#`).join('') }
    const alike = counties.map(async (within) => {
      const { g2pk: pk = '' } = lists.groupsAlike(within, ['', '', ''], '')
      const { items } = await db.page({ pk, index: 'g2', range }, { limit: mostAlike })
      const closings = items.map(({ data }) => closedItem.parse(data).closedAt)
      return closings.filter((at) => at === undefined || at >= closedAfter).length
    })
    return (await Promise.all(alike)).reduce((sum, count) => sum + count, 0)
  }

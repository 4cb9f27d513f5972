import * as z from 'zod'
import { regionCode } from '../../../shared/ids.ts'
import { subject } from '../../../shared/vocabulary.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Rules } from './ports.ts'
import { along, type Rule } from './rule.ts'

/** What a region asks, as it is stored. */
export const ruleRecord = defineRecord(
  'requirements',
  z.object({ region: regionCode, subjects: z.array(subject) }),
  'region',
  { region: 'L1', subjects: 'L1' },
)
const toRule = (item: Item): Rule => ({ ...ruleRecord.schema.parse(item.data), version: item.version })

export function rulesStore({ db }: { db: Db }): Rules {
  async function find(region: string): Promise<Rule | undefined> {
    const item = await db.get(keys.requirements(region))
    return item && toRule(item)
  }
  return {
    find,
    async inForce(region) {
      const codes = along(region, (code) => regionCode.parse(code))
      const rules = await Promise.all(codes.map(find))
      const at = rules.findIndex((rule) => rule !== undefined)
      const answer = rules[at]
      // What would take precedence must still be absent.
      const before = answer ? codes.slice(0, at) : codes
      const absent = before.map((code) => believe({ check: keys.requirements(code), if: { absent: true } }))
      const same =
        answer && believe({ check: keys.requirements(answer.region), if: { version: answer.version } })
      return { answer, beliefs: same ? [...absent, same] : absent }
    },
    save: ({ version, ...rule }, event) =>
      db.commit({
        saves: [
          {
            id: rule.region,
            key: keys.requirements(rule.region),
            version,
            data: plain(rule),
            event: { ...event, region: rule.region },
          },
        ],
      }),
  }
}

import type { PersonId } from '../../../shared/ids.ts'
import { Failure } from '../../kernel/failure.ts'
import { blindIndex } from '../../platform/crypto/blind-index.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { checkCodeRecord } from './store-item.ts'
import type { Volunteer } from './volunteer.ts'

/** The claim on an ID number: one file for each. */
export function claimsOf(master: Keys) {
  const keyOf = ({ idNumber }: Volunteer) => keys.idNumberTaken(blindIndex(master, 'id-number', idNumber))
  const take = (volunteer: Volunteer) =>
    believe(
      {
        put: { ...keyOf(volunteer), version: 1, data: { personId: volunteer.personId } },
        if: { absent: true },
      },
      new Failure('account-exists'),
    )
  return {
    take,
    release: (volunteer: Volunteer) => believe({ delete: keyOf(volunteer), if: { present: true } }),
    move: (to: Volunteer, from: Volunteer) =>
      to.idNumber === from.idNumber ? [] : [take(to), believe({ delete: keyOf(from), if: { version: 1 } })],
  }
}

/** The check code: an item of its own, so that deleting it leaves no trace in the chain of events. */
export const checkCodesOf = ({ db, sealer }: { db: Db; sealer: Sealer }) => ({
  async find(id: PersonId) {
    const item = await db.get(keys.checkCode(id))
    return item && (await checkCodeRecord.open(sealer, item))?.code
  },
  async keep(id: PersonId, code: string | undefined) {
    if (code === undefined) return []
    const key = keys.checkCode(id)
    const data = await checkCodeRecord.toData(sealer, key, { personId: id, code })
    return [believe({ put: { ...key, version: 1, data }, if: { absent: true } })]
  },
  async drop(id: PersonId) {
    const found = await db.get(keys.checkCode(id))
    return found ? [believe({ delete: keys.checkCode(id), if: { version: found.version } })] : []
  },
})

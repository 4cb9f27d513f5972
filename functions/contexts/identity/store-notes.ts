import { Failure } from '../../kernel/failure.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db } from '../../platform/store/db.ts'
import type { Change } from '../../platform/store/port.ts'

const refused = new Failure('changed-meanwhile')

/** Whether one conditional write went through; any other trouble is thrown. */
export async function holds(db: Db, change: Change): Promise<boolean> {
  try {
    await db.note([believe(change, refused)])
    return true
  } catch (error) {
    if (error === refused) return false
    throw error
  }
}

import { reactive } from 'vue'
import { getVolunteerRequirements, type RequirementsCheck } from '../../../shared/certifications.ts'
import { call } from './api.ts'

/** How somebody stands to the region's requirements; `unread` when it could not be asked. */
export type Check = RequirementsCheck | 'unread'

const atOnce = 4

/** Asks for many people, a few at a time; `of` is undefined while a check is under way. */
export function useRequirements() {
  const found = reactive(new Map<string, Check>())
  async function read(ids: readonly string[]): Promise<void> {
    const waiting = ids.filter((id) => !found.has(id))
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const outcome = await call(getVolunteerRequirements, { params: { personId: id } })
        found.set(id, outcome.ok ? outcome.answer : 'unread')
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }
  const again = (id: string): Promise<void> => {
    found.delete(id)
    return read([id])
  }
  return { of: (id: string): Check | undefined => found.get(id), read, again }
}

/** Whether a check has come and nothing is missing. */
export const isReady = (check: Check | undefined): boolean =>
  check !== undefined && check !== 'unread' && check.missing.length === 0

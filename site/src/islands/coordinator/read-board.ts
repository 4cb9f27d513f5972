import { getGroup, type GroupView } from '../../../../shared/groups.ts'
import { groupId } from '../../../../shared/ids.ts'
import { type Suggestions, suggestHelpers } from '../../../../shared/matching.ts'
import { call, type Outcome } from '../../client/api.ts'
import { openSeatsOf } from './group-seats.ts'

/** A group, and who could help it while a seat is open. */
export type BoardPage = { group: GroupView; suggestions: Suggestions | undefined }

/** Reads one group; an id that is none is "not found" without asking. */
export async function readGroup(id: string): Promise<Outcome<GroupView>> {
  const read = groupId.safeParse(id)
  if (!read.success) return { ok: false, problem: { title: '', status: 404, code: 'not-found' } }
  return call(getGroup, { params: { groupId: read.data } })
}

/** Reads a group and, while it looks for people, the suggestions for it. */
export async function readBoard(id: string): Promise<Outcome<BoardPage>> {
  const group = await readGroup(id)
  if (!group.ok) return group
  const looks = group.answer.status === 'MATCHING' && openSeatsOf(group.answer).length > 0
  if (!looks) return { ok: true, answer: { group: group.answer, suggestions: undefined } }
  const suggestions = await call(suggestHelpers, { params: { groupId: group.answer.id } })
  return suggestions.ok
    ? { ok: true, answer: { group: group.answer, suggestions: suggestions.answer } }
    : suggestions
}

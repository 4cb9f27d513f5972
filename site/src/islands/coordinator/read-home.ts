import {
  getGroup,
  type GroupRow,
  type GroupView,
  listGroups,
  type PlacementView,
} from '../../../../shared/groups.ts'
import { listTasks, type Task } from '../../../../shared/identity.ts'
import { call, type Outcome } from '../../client/api.ts'
import { readScope } from '../../client/coordinator-scope.ts'

/** Somebody who accepted and waits for the coordinator. */
export type Accepted = { group: GroupView; placement: PlacementView }
export type CoordinatorDay = { tasks: Task[]; waiting: GroupRow[]; accepted: Accepted[]; all: boolean }

/** How many of the groups that have waited longest are opened to see who has accepted. */
export const mostOpened = 20

const whole = <T>(outcomes: readonly Outcome<T>[]): Outcome<T[]> => {
  const answers: T[] = []
  for (const outcome of outcomes) {
    if (!outcome.ok) return outcome
    answers.push(outcome.answer)
  }
  return { ok: true, answer: answers }
}

// No list of the API says who has accepted, only how many: the groups are opened, when there is somebody to find.
async function readAccepted(rows: readonly GroupRow[]): Promise<Accepted[]> {
  const groups = await Promise.all(rows.map(({ id }) => call(getGroup, { params: { groupId: id } })))
  return groups.flatMap((outcome) => {
    if (!outcome.ok) return []
    const group = outcome.answer
    return group.placements
      .filter((it) => it.status === 'ACCEPTED')
      .map((placement) => ({ group, placement }))
  })
}

/** What a coordinator has to do today; undefined for a person who is none. */
export async function readDay(): Promise<Outcome<CoordinatorDay | undefined>> {
  const scope = await readScope()
  if (!scope.ok) return scope
  if (scope.answer === undefined) return { ok: true, answer: undefined }
  const [tasks, ...pages] = await Promise.all([
    call(listTasks, {}),
    ...scope.answer.counties.map((county) =>
      call(listGroups, { query: { county, status: 'MATCHING', limit: mostOpened } }),
    ),
  ])
  if (!tasks.ok) return tasks
  const lists = whole(pages)
  if (!lists.ok) return lists
  const rows = lists.answer.flatMap((page) => page.items).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
  const own = tasks.answer.tasks.filter((it) => it.kind === 'fill-group' || it.kind === 'confirm-placement')
  const toConfirm = own.some((it) => it.kind === 'confirm-placement')
  const accepted = toConfirm ? await readAccepted(rows.slice(0, mostOpened)) : []
  accepted.sort((a, b) => ((a.placement.answeredAt ?? '') < (b.placement.answeredAt ?? '') ? -1 : 1))
  return {
    ok: true,
    answer: { tasks: own, waiting: rows.slice(0, 5), accepted, all: rows.length <= mostOpened },
  }
}

import type { Actor } from '../../../shared/access.ts'
import type { Task } from '../../../shared/identity.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { TasksOf } from './ports.ts'

type Needs = { tasksOf: TasksOf }

/** What one owes and can do next, over all contexts; what has an end comes first, then what waits longest. */
export const listTasks =
  ({ tasksOf }: Needs) =>
  async (actor: Actor): Promise<Task[]> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const tasks = await tasksOf(actor)
    return tasks.toSorted((a, b) => rank(a).localeCompare(rank(b)))
  }

const rank = (task: Task): string => (task.until ? `0${task.until}` : `1${task.since ?? '9'}`)

import { listTasks, type Task } from '../../../shared/identity.ts'
import type { OrganizationView } from '../../../shared/organizations.ts'
import { listOrganizationSessions, type SessionView } from '../../../shared/training.ts'
import { call, type Outcome } from './api.ts'

/** What an organization's first page shows: what waits for it, and its coming sessions, next first. */
export type Desk = { tasks: Task[]; coming: SessionView[] }

export const isComing = ({ phase }: SessionView): boolean => phase !== 'ENDED' && phase !== 'CANCELLED'

const bySession = ['record-session', 'award-certificates']

/** Tasks come for all one's organizations at once; those of another one are left out by their session. */
export async function readDesk({ id, status }: OrganizationView): Promise<Outcome<Desk>> {
  if (status !== 'APPROVED') return { ok: true, answer: { tasks: [], coming: [] } }
  const [tasks, sessions] = await Promise.all([
    call(listTasks, {}),
    call(listOrganizationSessions, { params: { organizationId: id }, query: { limit: 50 } }),
  ])
  if (!tasks.ok) return tasks
  if (!sessions.ok) return sessions
  const own = new Set<string>(sessions.answer.items.map((it) => it.id))
  const mine = tasks.answer.tasks.filter((task) =>
    task.kind === 'plan-training' || task.kind === 'answer-training-corrections'
      ? task.id === id
      : bySession.includes(task.kind) && own.has(task.id ?? ''),
  )
  const coming = sessions.answer.items.filter(isComing)
  return {
    ok: true,
    answer: { tasks: mine, coming: coming.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)) },
  }
}

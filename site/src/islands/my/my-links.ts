import type { Role } from '../../../../shared/access.ts'
import type { Task } from '../../../../shared/identity.ts'

/** Where the first page leads to; a page makes these with `href`, an entity's id is added as a query. */
export type MyLinks = {
  tasks: Record<Task['kind'], string>
  /** Where a role's work is done; empty for a volunteer, whose work is this page. */
  rooms: Record<Role, string>
  apply: string
  register: string
  calendar: string
  session: string
  training: string
  certificates: string
  invitations: string
  invitation: string
  group: string
}

/** How a task's id is called in the address of the page that does it. */
const query: Partial<Record<Task['kind'], string>> = {
  'renew-certificate': 'subject',
  'answer-group-invitation': 'id',
  'record-session': 'id',
  'award-certificates': 'id',
  'confirm-placement': 'id',
  'fill-group': 'id',
  'verify-volunteer': 'county',
  'answer-corrections': 'county',
  'answer-training-corrections': 'organization',
  'approve-organization': 'county',
  'appoint-volunteer': 'county',
  'plan-training': 'organization',
}

/** The page that does a task. */
export const taskLink = (links: MyLinks, task: Task): string => {
  const name = query[task.kind]
  const page = links.tasks[task.kind]
  return name === undefined || task.id === undefined ? page : `${page}?${name}=${encodeURIComponent(task.id)}`
}

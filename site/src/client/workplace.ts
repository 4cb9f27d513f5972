import { getMe, type Me } from '../../../shared/identity.ts'
import { getOrganization, type OrganizationView } from '../../../shared/organizations.ts'
import { call, type Outcome } from './api.ts'
import { keep } from './keep.ts'
import { fromAddress } from './use-url-state.ts'

/** An organization for which one works, and whether as its manager. */
export type Employer = { id: string; name: string; manages: boolean }

/** Where one works now: one's organizations and the one that the page is about. */
export type Workplace = {
  employers: Employer[]
  /** The address names an organization for which one does not work. */
  foreign: boolean
  here: { organization: OrganizationView; manages: boolean } | undefined
}

const session = keep('session')
const key = 'organization'

/** One's organizations, each once; a manager who also trains there manages. */
export function employersOf(grants: Me['grants']): Employer[] {
  const found = new Map<string, Employer>()
  for (const { role, organizationId: id, organizationName } of grants) {
    if (id === undefined || (role !== 'ORG_MANAGER' && role !== 'TRAINER')) continue
    const manages = role === 'ORG_MANAGER' || found.get(id)?.manages === true
    found.set(id, { id, name: organizationName ?? id, manages })
  }
  return [...found.values()]
}

/** The one in the address, else the one of the page before, else the first. */
function chosen(employers: readonly Employer[]): Employer | undefined {
  const asked = fromAddress(key)
  if (asked !== '') return employers.find((it) => it.id === asked)
  const kept = session.read(key)
  return employers.find((it) => it.id === kept) ?? employers[0]
}

/** Makes an organization the one that the pages are about; a person with several sees it in the address. */
export function workFor(id: string): void {
  session.write(key, id)
  const search = new URLSearchParams(location.search)
  search.set(key, id)
  history.replaceState(history.state, '', `?${search.toString()}`)
}

export async function readWorkplace(): Promise<Outcome<Workplace>> {
  const me = await call(getMe, {})
  if (!me.ok) return me
  const employers = employersOf(me.answer.grants)
  const it = chosen(employers)
  if (it === undefined)
    return { ok: true, answer: { employers, foreign: employers.length > 0, here: undefined } }
  if (employers.length > 1) workFor(it.id)
  const organization = await call(getOrganization, { params: { organizationId: it.id } })
  if (!organization.ok) return organization
  const here = { organization: organization.answer, manages: it.manages }
  return { ok: true, answer: { employers, foreign: false, here } }
}

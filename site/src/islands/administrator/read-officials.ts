import type { Role } from '../../../../shared/access.ts'
import { listOfficials } from '../../../../shared/grants.ts'
import { getMe } from '../../../../shared/identity.ts'
import { call, type Outcome } from '../../client/api.ts'
import type { Jurisdiction } from '../../client/jurisdiction.ts'
import type { NamedRegion } from '../../client/regions.ts'
import type { Lang } from '../../i18n/both.ts'
import type { RoleRow } from '../office/role-days.ts'

/** What an administrator gives, the most frequent first. */
export const offered = ['COORDINATOR', 'REVIEWER', 'ADMINISTRATOR', 'EVALUATOR', 'AUDITOR'] as const
type OfficialRole = (typeof offered)[number]

/** The role of a row as the contract names it: rows come from the API, which gives no other. */
export const isOfficialRole = (role: string): OfficialRole => offered.find((it) => it === role) ?? 'REVIEWER'

type Invited = Omit<RoleRow, 'personId'> & { expiresAt: string }
export type Officials = { rows: RoleRow[]; invited: Invited[] }

/** The regions of the own grants and all that lies in them, the largest first. */
export function regionsToGive({ scopes, regions }: Jurisdiction, lang: Lang): NamedRegion[] {
  const within = regions.filter(({ code }) => scopes.some((scope) => code.startsWith(scope.code)))
  const all = [...scopes, ...within.map((it) => ({ code: it.code, name: it[lang] }))]
  return [...new Map(all.map((it) => [it.code, it])).values()].sort(
    (a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code),
  )
}

type Told = { roles: Record<Role, string>; you: string }

/** Everyone in the regions of the own grants; nothing can be done about one's own role, or an equal's. */
export async function readOfficials(
  jurisdiction: Jurisdiction,
  lang: Lang,
  told: Told,
): Promise<Outcome<Officials>> {
  const { scopes } = jurisdiction
  const outermost = scopes.filter(
    ({ code }) => !scopes.some((it) => it.code !== code && code.startsWith(it.code)),
  )
  const me = await call(getMe, {})
  if (!me.ok) return me
  const pages = await Promise.all(
    outermost.map(({ code }) => call(listOfficials, { query: { region: code } })),
  )
  const found: Officials = { rows: [], invited: [] }
  for (const page of pages) {
    if (!page.ok) return page
    const { officials, invited } = page.answer
    const named = namesFor(jurisdiction, lang, told)
    found.rows.push(
      ...officials.map((it) => ({ ...named(it), kept: keptWhy(it, me.answer.personId, scopes, told) })),
    )
    found.invited.push(...invited.map((it, n) => ({ ...named(it), id: `i${n} ${it.region}` })))
  }
  return { ok: true, answer: found }
}

function namesFor(jurisdiction: Jurisdiction, lang: Lang, { roles }: Told) {
  const regions = new Map(regionsToGive(jurisdiction, lang).map((it) => [it.code, it.name]))
  return <T extends { role: Role; region: string; personId?: string }>(it: T) => ({
    ...it,
    id: `${it.personId ?? ''} ${it.role} ${it.region}`,
    roleName: roles[it.role],
    where: regions.get(it.region) ?? it.region,
  })
}

/** Why nothing can be done about a role: it is one's own, or that of an equal. */
function keptWhy(
  it: { personId: string; role: Role; region: string },
  own: string,
  scopes: readonly NamedRegion[],
  { you }: Told,
): string | undefined {
  if (it.personId === own) return you
  const isBelow = scopes.some(({ code }) => it.region !== code && it.region.startsWith(code))
  return it.role === 'ADMINISTRATOR' && !isBelow ? '–' : undefined
}

import { type Permission, permissions, type Relation, type Role } from '../../shared/access.ts'
import type { Contract } from '../../shared/contract.ts'
import type { PersonalField } from '../../shared/privacy.ts'

/** What the policy says, read while the site is built: the same tables and contracts that the server enforces. */
const modules = import.meta.glob<Record<string, unknown>>('../../shared/*.ts', { eager: true })

type Told = Pick<Contract, 'id' | 'allows' | 'discloses'>

const isContract = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && 'allows' in value && 'path' in value && 'answer' in value

const contracts: Told[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(isContract)

/** Under which permission, and in which relation, a role sees a field in clear. */
export type Sight = { permission: Permission; relation: Relation }
/** One personal field, and for each role how it may be seen; a role that is missing sees it masked or not at all. */
export type Disclosed = { field: PersonalField; sights: ReadonlyMap<Role | 'PERSON', readonly Sight[]> }

const sightsOf = (field: PersonalField): Sight[] => {
  const open = contracts.filter((it) => it.discloses?.includes(field))
  if (open.some((it) => it.allows === 'public')) throw new Error(`${field} would be open to everybody`)
  const names = new Set(open.flatMap((it) => (it.allows === 'public' ? [] : [...it.allows])))
  return [...names].map((permission) => ({ permission, relation: permissions[permission].relation }))
}

/** Every personal field that some answer of the API shows in clear to others than oneself. */
export const disclosures: Disclosed[] = [...new Set(contracts.flatMap((it) => it.discloses ?? []))].map(
  (field) => {
    const sights = new Map<Role | 'PERSON', Sight[]>()
    for (const sight of sightsOf(field)) {
      for (const role of permissions[sight.permission].roles)
        sights.set(role, [...(sights.get(role) ?? []), sight])
    }
    return { field, sights }
  },
)

/** The permissions of a role, in the order of the policy. */
export const permissionsOf = (role: Role | 'PERSON'): Permission[] =>
  permissionNames.filter((name) => rolesOf(name).includes(role))

const isPermission = (name: string): name is Permission => name in permissions
const permissionNames = Object.keys(permissions).filter(isPermission)
const rolesOf = (name: Permission): readonly (Role | 'PERSON')[] => permissions[name].roles

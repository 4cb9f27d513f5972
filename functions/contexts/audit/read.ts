import {
  type Actor,
  type Grant,
  grantsFor,
  may,
  type Permission,
  type Role,
  type Subject,
} from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { OrganizationId, PersonId, RegionCode } from '../../../shared/ids.ts'
import type { PersonalField } from '../../../shared/privacy.ts'
import type { Purpose, ReadReason } from '../../../shared/purposes.ts'
import type { Reading, Shown } from '../../kernel/shown.ts'

/** In which role, and for which organization or region, somebody read. */
export type Under = {
  readonly role: Role | 'PERSON'
  readonly organizationId?: OrganizationId | undefined
  readonly region?: RegionCode | undefined
}

/** One request that read data of others: whose, which fields, why, and as what. */
export type Read = NewRead & {
  /** Of the event. */
  readonly id: string
}

/** The same before it stands in the trail. */
export type NewRead = {
  readonly at: Instant
  readonly by: PersonId
  readonly route: string
  readonly purpose: Purpose
  readonly under: Under
  /** Subjects that showed the same fields stand together. */
  readonly shown: readonly {
    readonly fields: readonly PersonalField[]
    readonly subjects: readonly string[]
  }[]
  readonly reason?: ReadReason | undefined
  readonly asked?: Readonly<Record<string, string>> | undefined
  /** Where the data lies. */
  readonly region?: RegionCode | undefined
}

/** The reading as the trail keeps it. */
export const readOf = ({ actor, allows, within, shown, ...rest }: Reading, at: Instant): NewRead => ({
  ...rest,
  at,
  by: actor.personId,
  under: underOf(actor, allows, within),
  shown: grouped(shown),
  region: within.region,
})

/** The grant that opened the door; that of no role when everyone who signed in may. */
function underOf(actor: Actor, allows: readonly Permission[], within: Subject): Under {
  const held = allows.flatMap((permission) =>
    grantsFor(actor, permission).map((grant) => ({ permission, grant })),
  )
  const fits = ({ permission, grant }: { permission: Permission; grant: Grant }) =>
    may({ ...actor, grants: [grant] }, permission, within)
  const grant = (held.find(fits) ?? held[0])?.grant
  if (!grant) return { role: 'PERSON' }
  const { role, organizationId, region } = grant
  return { role, organizationId, region }
}

function grouped(shown: readonly Shown[]): NewRead['shown'] {
  const byFields = new Map<string, { fields: readonly PersonalField[]; subjects: string[] }>()
  for (const { subject, fields } of shown) {
    const name = fields.join(' ')
    const group = byFields.get(name) ?? { fields, subjects: [] }
    group.subjects.push(subject)
    byFields.set(name, group)
  }
  return [...byFields.values()]
}

/** Every subject of a read, once. */
export const subjectsOf = ({ shown }: Pick<NewRead, 'shown'>): string[] => [
  ...new Set(shown.flatMap(({ subjects }) => subjects)),
]

/** The fields that a read showed of one subject. */
export const fieldsOf = ({ shown }: Pick<NewRead, 'shown'>, subject: string): PersonalField[] =>
  shown.filter(({ subjects }) => subjects.includes(subject)).flatMap(({ fields }) => fields)

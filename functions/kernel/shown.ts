import type { Actor, Permission, Subject } from '../../shared/access.ts'
import type { AggregateId } from '../../shared/audit.ts'
import type { GroupId, OrganizationId, PersonId } from '../../shared/ids.ts'
import type { PersonalField } from '../../shared/privacy.ts'
import type { Purpose, ReadReason } from '../../shared/purposes.ts'

/** Whose data an answer shows in clear, and which fields of theirs. */
export type Shown<F extends PersonalField = PersonalField> = {
  readonly subject: PersonId | OrganizationId | GroupId | AggregateId
  readonly fields: readonly F[]
}

/** What an answer really shows of others; `within` is where it lies, as the rule of access looks at it. */
export type Told<F extends PersonalField = PersonalField> = {
  readonly within: Subject
  readonly shown: readonly Shown<F>[]
}

/** One request that reads data of others, as it goes into the trail before the answer leaves. */
export type Reading = Told & {
  readonly actor: Actor
  /** The operationId. */
  readonly route: string
  readonly allows: readonly Permission[]
  readonly purpose: Purpose
  /** The choice that an export or a lifted mask asks for. */
  readonly reason?: ReadReason
  /** What was asked for, where the asking itself is audited: ids, names of events, times. */
  readonly asked?: Readonly<Record<string, string>>
}

/** Writes the reading; when it cannot be written, the answer must not leave. */
export type Disclose = (reading: Reading) => Promise<void>

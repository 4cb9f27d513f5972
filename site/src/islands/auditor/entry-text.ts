import type { FoundEntry, TrailEntry } from '../../../../shared/audit.ts'
import type { PersonalField } from '../../../../shared/privacy.ts'
import type { Purpose } from '../../../../shared/purposes.ts'
import type { AuditWords } from '../../i18n/audit.ts'
import { fill } from '../../i18n/both.ts'

/** Words that an entry of the trail needs beside the page's own. */
export type EntryWords = {
  words: AuditWords
  roles: Record<string, string>
  purposes: Record<Purpose, string>
  fields: Record<PersonalField, string>
}

/** An id short enough for a table; the link holds the whole. */
export const brief = (id: string): string => (id.length > 13 ? `${id.slice(0, 12)}…` : id)

/** `ENR#per_…` → the enrolment of per_…; the thing itself has no part. */
export function partText(
  { parts, itself }: Pick<AuditWords, 'parts' | 'itself'>,
  part: string | undefined,
): string {
  if (part === undefined) return itself
  const names = new Map<string, string>(Object.entries(parts))
  const [kind = '', ...rest] = part.split('#')
  return [names.get(kind) ?? kind, ...rest.map(brief)].join(' ')
}

export const eventText = ({ events }: Pick<AuditWords, 'events'>, name: string): string =>
  new Map<string, string>(Object.entries(events)).get(name) ?? name

/** What an entry touched: names of stored fields, or for a read as what, for what, and which fields. */
export function whatText(
  { words, roles, purposes, fields }: EntryWords,
  entry: FoundEntry | TrailEntry,
): string {
  const read = 'read' in entry ? entry.read : undefined
  if (read === undefined) return entry.fields.join(' ')
  const names = new Map<string, string>(Object.entries(fields))
  const said = {
    role: read.role === 'PERSON' ? words.everyone : (roles[read.role] ?? read.role),
    purpose: purposes[read.purpose],
    n: read.subjects.length,
    fields: read.fields.map((field) => names.get(field) ?? field).join(' · '),
  }
  if (read.subjects.length === 0) return fill(words.searched, said)
  return fill(read.fields.length === 0 ? words.readTrail : words.read, said)
}

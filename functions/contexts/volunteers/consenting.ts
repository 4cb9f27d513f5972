import { type ConsentAnswer, isNeeded } from '../../../shared/consents.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import { consentVersions } from '../../../shared/volunteers.ts'
import { Failure } from '../../kernel/failure.ts'
import { consentsCurrent, type Volunteer } from './volunteer.ts'

type Consented = { readonly volunteer: Volunteer; readonly event: EventName }

/**
 * The file after the answers. Without a needed text nobody can go on as a volunteer: whoever takes one back has left, at
 * whatever stage, and is back there when they agree again.
 */
export function consented(before: Volunteer, answers: readonly ConsentAnswer[], at: Instant): Consented {
  if (answers.some(({ kind, version }) => version !== consentVersions[kind]))
    throw new Failure('changed-meanwhile')
  const answered = new Set(answers.map(({ kind }) => kind))
  const agreed = answers.filter(({ agree }) => agree).map(({ kind, version }) => ({ kind, version, at }))
  const refused = answers.filter(({ agree }) => !agree).map(({ kind, version }) => ({ kind, version, at }))
  const rest = <T extends { kind: ConsentAnswer['kind'] }>(all: readonly T[] = []) =>
    all.filter(({ kind }) => !answered.has(kind))
  const after: Volunteer = {
    ...before,
    consents: [...rest(before.consents), ...agreed],
    refused: [...rest(before.refused), ...refused],
  }
  const leaves = refused.some(({ kind }) => isNeeded(kind))
  if (leaves && canLeave(before))
    return { volunteer: { ...after, standing: 'LEFT', stageSince: at }, event: 'volunteers.left' }
  if (before.standing === 'LEFT' && consentsCurrent(after))
    return { volunteer: { ...after, standing: 'ACTIVE', stageSince: at }, event: 'volunteers.came-back' }
  return { volunteer: after, event: 'volunteers.consents-changed' }
}

/** Who was refused or suspended stays so. */
const canLeave = ({ standing }: Volunteer): boolean =>
  standing === 'ACTIVE' || standing === 'RETURNED' || standing === 'PAUSED'

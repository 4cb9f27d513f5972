import type { Actor } from '../../../shared/access.ts'
import type { CorrectionCase } from '../../../shared/corrections.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Correction } from './correction.ts'
import type { Corrections, Desk } from './correction-ports.ts'

type Needs = {
  corrections: Corrections
  /** Masked; empty for somebody who has none any more. */
  namesOf: { person(id: PersonId): Promise<string | undefined> }
}

/** What waits for an answer at one desk: a county's, or an organization's. */
export const listCorrections =
  ({ corrections, namesOf }: Needs) =>
  async (actor: Actor, desk: Desk, request: PageRequest): Promise<Page<CorrectionCase>> => {
    const { county, organizationId } = desk
    if ((county === undefined) === (organizationId === undefined)) throw new Failure('bad-request')
    authorize(
      actor,
      { anyOf: [county === undefined ? 'training.correct' : 'volunteers.correct'] },
      { region: county, organizationId },
    )
    const { items, ...rest } = await corrections.page(desk, request)
    const cases = items.map(async (one) => ({ ...one, name: (await namesOf.person(one.personId)) ?? '' }))
    return { ...rest, items: await Promise.all(cases) }
  }

/** One's own, the newest first. */
export const listMyCorrections =
  ({ corrections }: Pick<Needs, 'corrections'>) =>
  async (actor: Actor): Promise<{ items: Correction[] }> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const items = await corrections.listOf(actor.personId)
    return { items: items.toSorted((a, b) => b.askedAt.localeCompare(a.askedAt) || a.id.localeCompare(b.id)) }
  }

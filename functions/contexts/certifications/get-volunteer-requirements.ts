import type { Actor } from '../../../shared/access.ts'
import type { RequirementsCheck } from '../../../shared/certifications.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { HolderOf } from './ports.ts'
import type { StandingOf } from './standing-of.ts'

type Needs = { holderOf: HolderOf; standingOf: StandingOf; now: Clock }

/** How a volunteer of one's region stands to what the region asks today. */
export const getVolunteerRequirements =
  ({ holderOf, standingOf, now }: Needs) =>
  async (actor: Actor, personId: PersonId): Promise<RequirementsCheck & { region: RegionCode }> => {
    const holder = await holderOf(personId)
    if (!holder) throw notFound()
    authorize(actor, { anyOf: ['certifications.see-region'] }, { region: holder.region })
    const { answer } = await standingOf(personId, holder.region, dayOf(now()))
    return { ...answer, region: holder.region }
  }

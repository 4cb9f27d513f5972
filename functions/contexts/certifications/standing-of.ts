import { checkRequirements, type RequirementsCheck } from '../../../shared/certifications.ts'
import type { Day } from '../../../shared/dates.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Believed } from '../../kernel/belief.ts'
import type { Certificates, Rules } from './ports.ts'
import { subjectsIn } from './rule.ts'

type Needs = { certificates: Certificates; rules: Rules }

/**
 * How a person stands to what a region asks on a day. Answers ports of other contexts, whose verbs authorize; the
 * beliefs are that the certificates relied upon still stand, and that the region still asks the same.
 */
export const standingOf =
  ({ certificates, rules }: Needs) =>
  async (personId: PersonId, region: RegionCode, on: Day): Promise<Believed<RequirementsCheck>> => {
    const [held, rule] = await Promise.all([certificates.listOf(personId), rules.inForce(region)])
    const answer = checkRequirements(subjectsIn(rule.answer), held, on)
    const reliedUpon = answer.met.flatMap(
      ({ subject, validUntil }) =>
        held.find(
          (one) =>
            one.subject === subject &&
            one.validUntil === validUntil &&
            one.revokedAt === undefined &&
            one.validFrom <= on,
        ) ?? [],
    )
    return { answer, beliefs: [...rule.beliefs, ...reliedUpon.map(certificates.stillAs)] }
  }

export type StandingOf = ReturnType<typeof standingOf>

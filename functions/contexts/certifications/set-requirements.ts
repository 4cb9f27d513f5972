import type { Actor } from '../../../shared/access.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { TrainingSubject } from '../../../shared/vocabulary.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Rules } from './ports.ts'
import { changedRule } from './rule.ts'

type Needs = { rules: Rules; now: Clock }
type Input = { version: number; subjects: readonly TrainingSubject[] }

/** Decides what one's region asks of its volunteers. */
export const setRequirements =
  ({ rules, now }: Needs) =>
  async (actor: Actor, region: RegionCode, { version, subjects }: Input): Promise<Receipt[]> => {
    authorize(actor, { anyOf: ['certifications.set-requirements'] }, { region })
    const rule = changedRule(await rules.find(region), region, version, subjects)
    return rules.save(rule, { name: 'certifications.requirements-set', by: actor, at: now() })
  }

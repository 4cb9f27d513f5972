import type { Requirements } from '../../../shared/certifications.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import type { Rules } from './ports.ts'
import { subjectsIn } from './rule.ts'

type Needs = { rules: Rules }

/** What a region asks, its own or what it inherits; public. */
export const getRequirements =
  ({ rules }: Needs) =>
  async (region: RegionCode): Promise<Requirements> => {
    const { answer: rule } = await rules.inForce(region)
    const subjects = [...subjectsIn(rule)]
    if (rule?.region === region) return { region, version: rule.version, subjects }
    return { region, version: 0, subjects, ...(rule ? { inheritedFrom: rule.region } : {}) }
  }

import { defaultSubjects } from '../../../shared/certifications.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import type { TrainingSubject } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'

/** What one region asks of its volunteers: a valid certificate in each of these subjects. */
export type Rule = {
  readonly region: RegionCode
  readonly version: number
  readonly subjects: readonly TrainingSubject[]
}

/** Lengths of codes: township, county, prefecture, province. */
const lengths = [9, 6, 4, 2]

/** The regions that a region lies in, itself first: the most specific rule along them wins. */
export const along = (region: RegionCode, parse: (code: string) => RegionCode): RegionCode[] =>
  lengths.filter((length) => length <= region.length).map((length) => parse(region.slice(0, length)))

export const subjectsIn = (rule: Rule | undefined): readonly TrainingSubject[] =>
  rule?.subjects ?? defaultSubjects

/** Subjects once each, in the order of the policy. */
export function changedRule(
  rule: Rule | undefined,
  region: RegionCode,
  version: number,
  subjects: readonly TrainingSubject[],
): Rule {
  if (version !== (rule?.version ?? 0)) throw new Failure('changed-meanwhile')
  return { region, version, subjects: defaultSubjects.filter((one) => subjects.includes(one)) }
}

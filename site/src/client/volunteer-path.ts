import type { RequirementsCheck } from '../../../shared/certifications.ts'
import type { VolunteerFile } from '../../../shared/volunteers.ts'

/** Which sentence says where a volunteer stands; names of `i18n/my.ts`. */
export type PathText = 'applied' | 'returned' | 'refused' | 'paused' | 'verified' | 'trained' | 'appointed'

/** Where a volunteer stands on 申请 → 核验 → 培训 → 聘任: the step in progress (4: all done), and the sentence for it. */
export function pathOf(
  { stage, standing }: Pick<VolunteerFile, 'stage' | 'standing'>,
  requirements: RequirementsCheck | undefined,
): { current: number; text: PathText } {
  if (standing === 'RETURNED') return { current: 0, text: 'returned' }
  if (standing === 'REFUSED') return { current: 1, text: 'refused' }
  const current = stepOf(stage, requirements)
  if (standing !== 'ACTIVE') return { current, text: 'paused' }
  const texts = ['applied', 'applied', 'verified', 'trained', 'appointed'] as const
  return { current, text: texts[current] ?? 'applied' }
}

function stepOf(stage: VolunteerFile['stage'], requirements: RequirementsCheck | undefined): number {
  if (stage === 'APPOINTED') return 4
  if (stage === 'TRAINED') return 3
  if (stage === 'DRAFT' || stage === 'APPLIED') return 1
  return requirements !== undefined && requirements.missing.length === 0 ? 3 : 2
}

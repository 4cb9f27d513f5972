import type { Actor } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { GroupInput } from '../../../shared/groups.ts'
import type { GroupId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { caseCode } from './case-code.ts'
import { openGroup as opened } from './group.ts'
import type { Groups, LettersOf, RequireRegions } from './ports.ts'

type Needs = {
  groups: Groups
  lettersOf: LettersOf
  requireRegions: RequireRegions
  newGroupId: () => GroupId
  /** At least four random digits. */
  newDigits: () => string
  now: Clock
}

/** Codes tried before a county's year is taken to be full. */
const tries = 20

/** Opens an anonymous case with its seats. */
export const openGroup =
  ({ groups, lettersOf, requireRegions, newGroupId, newDigits, now }: Needs) =>
  async (actor: Actor, input: GroupInput, language: Language): Promise<Receipt[]> => {
    const { county, township } = input
    authorize(actor, { anyOf: ['groups.lead'] }, { region: township ?? county })
    await requireRegions({ county, township }, language)
    const at = now()
    const letters = await lettersOf(county)
    const code = await freeCode(groups, () => caseCode(letters, county, dayOf(at), newDigits()))
    return groups.create(opened(newGroupId(), code, input, at), { name: 'groups.opened', by: actor, at })
  }

async function freeCode(groups: Groups, make: () => string): Promise<string> {
  for (let n = 0; n < tries; n++) {
    const code = make()
    if (!(await groups.hasCode(code))) return code
  }
  throw new Failure('try-later')
}

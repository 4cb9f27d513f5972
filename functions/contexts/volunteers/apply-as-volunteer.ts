import type { Actor } from '../../../shared/access.ts'
import { inputError } from '../../../shared/input-words.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Application } from '../../../shared/volunteers.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { GrantRole, RequireRegions, Volunteers } from './ports.ts'
import { applied, isAdult } from './volunteer.ts'

type Needs = { volunteers: Volunteers; grantRole: GrantRole; requireRegions: RequireRegions; now: Clock }

/** Opens a volunteer's file, and gives the role with it. One file per identity document, for adults. */
export const applyAsVolunteer =
  ({ volunteers, grantRole, requireRegions, now }: Needs) =>
  async (actor: Actor, application: Application, language: Language): Promise<Receipt[]> => {
    const before = await volunteers.find(actor.personId)
    authorize(actor, { anyOf: ['volunteers.apply'] }, actor)
    if (before) throw new Failure('already-applied')
    const { county, township } = application
    await requireRegions({ county, township }, language)
    const at = now()
    if (!isAdult(application.idNumber, at))
      throw new Failure('bad-input', { errors: [inputError('idNumber', 'adult-only', language)] })
    const volunteer = applied(actor.personId, application, at)
    const role = await grantRole(actor, { role: 'VOLUNTEER' })
    const happening = { name: 'volunteers.applied', by: actor, at } as const
    return volunteers.create(volunteer, application.credential?.checkCode, role, happening)
  }

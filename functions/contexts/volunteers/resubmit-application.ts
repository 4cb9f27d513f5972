import type { Actor } from '../../../shared/access.ts'
import { inputError } from '../../../shared/input-words.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Application } from '../../../shared/volunteers.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import type { RequireRegions, Volunteers } from './ports.ts'
import { isAdult, resubmitted } from './volunteer.ts'

type Needs = { volunteers: Volunteers; requireRegions: RequireRegions; now: Clock }

type Input = { version: number; application: Application }

/** Sends a returned application again; a corrected ID number takes the place of the old one. */
export const resubmitApplication =
  ({ volunteers, requireRegions, now }: Needs) =>
  async (actor: Actor, { version, application }: Input, language: Language): Promise<Receipt[]> => {
    const before = await volunteers.find(actor.personId)
    if (!before) throw notFound()
    authorize(actor, { anyOf: ['volunteers.change-self'] }, before)
    if (before.version !== version) throw new Failure('changed-meanwhile')
    const { county, township } = application
    await requireRegions({ 'application.county': county, 'application.township': township }, language)
    const at = now()
    if (!isAdult(application.idNumber, at))
      throw new Failure('bad-input', { errors: [inputError('application.idNumber', 'adult-only', language)] })
    const volunteer = resubmitted(before, application, at)
    const happening = { name: 'volunteers.changed', by: actor, at } as const
    return volunteers.resubmit(volunteer, before, application.credential?.checkCode, happening)
  }

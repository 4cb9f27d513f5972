import type { Actor } from '../../../shared/access.ts'
import type { ProgrammeId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { ProgrammeInput } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Programmes } from './ports.ts'
import { changedProgramme } from './programme.ts'

type Needs = { programmes: Programmes; now: Clock }
type Input = { version: number; programme: ProgrammeInput }

/** Changes a programme for the sessions still to be scheduled. */
export const changeProgramme =
  ({ programmes, now }: Needs) =>
  async (actor: Actor, id: ProgrammeId, { version, programme: input }: Input): Promise<Receipt[]> => {
    const programme = await programmes.find(id)
    if (!programme) throw notFound()
    authorize(actor, { anyOf: ['training.plan'] }, programme)
    const changed = changedProgramme(programme, version, input)
    return programmes.save(changed, { name: 'training.programme-changed', by: actor, at: now() }, [])
  }

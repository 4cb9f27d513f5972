import type { Actor } from '../../../shared/access.ts'
import type { Task } from '../../../shared/identity.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { openResets } from './list-resets.ts'
import type { FactorResets } from './lost-device-ports.ts'

type Needs = { resets: FactorResets; now: Clock }

/** Lost devices that wait for this administrator: asked for, or started by another one; never their own. */
export const owedResets =
  (needs: Needs) =>
  async (actor: Actor): Promise<Task[]> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const open = await openResets(needs, actor)
    const mine = open.filter((one) => one.personId !== actor.personId && one.startedBy !== actor.personId)
    const ends = mine.map(({ expiresAt }) => expiresAt).toSorted()
    return ends[0] === undefined ? [] : [{ kind: 'reset-factors', count: mine.length, until: ends[0] }]
  }

import { type Ref, ref, shallowRef } from 'vue'
import type { Outcome, Problem } from '../../client/api.ts'
import { randomKey } from '../../client/random-key.ts'
import { toast } from '../../ui/toast.ts'

/**
 * One act on a thing that others change too. A refusal stays to be read while what it is about is read anew:
 * most say that somebody was quicker.
 */
export function useDeed(reload: () => Promise<void>): {
  busy: Ref<boolean>
  problem: Ref<Problem | undefined>
  act: (send: (key: string) => Promise<Outcome<unknown>>, said: string) => Promise<boolean>
} {
  const busy = ref(false)
  const problem: Ref<Problem | undefined> = shallowRef()
  const act = async (send: (key: string) => Promise<Outcome<unknown>>, said: string): Promise<boolean> => {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    const outcome = await send(randomKey())
    if (outcome.ok) toast(said)
    else problem.value = outcome.problem
    if (outcome.ok || outcome.problem.status === 409 || outcome.problem.status === 404) await reload()
    busy.value = false
    return outcome.ok
  }
  return { busy, problem, act }
}

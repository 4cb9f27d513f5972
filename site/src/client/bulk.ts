import { computed, ref, shallowRef } from 'vue'
import type { Outcome, Problem } from './api.ts'

/** One of many that was refused, and why. */
export type Failed<T> = { item: T; problem: Problem }

/** How many requests of one person are under way at once: quick enough, and fair to the others. */
const atOnce = 3

/** The same thing for many, with progress; what is refused does not stop the rest. */
export function useBulk<T>() {
  const done = ref(0)
  const of = ref(0)
  const running = ref(false)
  const failed = shallowRef<Failed<T>[]>([])
  const succeeded = computed(() => done.value - failed.value.length)

  async function run<A>(
    items: readonly T[],
    act: (item: T) => Promise<Outcome<A>>,
    then: (item: T, answer: A) => void,
  ): Promise<void> {
    const waiting = [...items]
    done.value = 0
    of.value = items.length
    failed.value = []
    running.value = true
    const work = async (): Promise<void> => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        const outcome = await act(item)
        if (outcome.ok) then(item, outcome.answer)
        else failed.value = [...failed.value, { item, problem: outcome.problem }]
        done.value += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    running.value = false
  }
  return { done, of, running, failed, succeeded, run }
}

import { onMounted, type Ref, shallowRef } from 'vue'
import type { Outcome, Problem } from './api.ts'

/** What a part of a page that reads something can be in. */
export type Loaded<A> =
  | { status: 'loading' }
  | { status: 'failed'; problem: Problem }
  | { status: 'ready'; answer: A }

/**
 * Reads when the island stands on the page, and again on `reload()`. The first state is `loading` on the
 * server too, so that hydration finds what was built. A late answer of an earlier reading is dropped.
 */
export function useLoad<A>(read: () => Promise<Outcome<A>>): {
  state: Ref<Loaded<A>>
  reload: () => Promise<void>
} {
  const state: Ref<Loaded<A>> = shallowRef({ status: 'loading' })
  let latest = 0
  const reload = async (): Promise<void> => {
    latest += 1
    const mine = latest
    const outcome = await read()
    if (mine !== latest) return
    state.value = outcome.ok
      ? { status: 'ready', answer: outcome.answer }
      : { status: 'failed', problem: outcome.problem }
  }
  onMounted(reload)
  return { state, reload }
}

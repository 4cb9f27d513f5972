import { computed, type Ref, shallowRef } from 'vue'
import type { Outcome, Problem } from './api.ts'
import { type Loaded, useLoad } from './use-load.ts'

type Page<T> = { items: T[]; next?: string | undefined }

/** A long list of the server: its first page, and more of it on demand. Reloading begins anew. */
export function usePages<T>(read: (cursor: string | undefined) => Promise<Outcome<Page<T>>>): {
  state: Ref<Loaded<Page<T>>>
  items: Ref<T[]>
  next: Ref<string | undefined>
  problem: Ref<Problem | undefined>
  reload: () => Promise<void>
  more: () => Promise<void>
} {
  const later = shallowRef<Page<T>>()
  const problem = shallowRef<Problem>()
  const first = useLoad(() => read(undefined))
  const loaded = computed(
    (): Page<T> => (first.state.value.status === 'ready' ? first.state.value.answer : { items: [] }),
  )
  const items = computed(() => [...loaded.value.items, ...(later.value?.items ?? [])])
  const next = computed(() => (later.value === undefined ? loaded.value.next : later.value.next))
  async function more(): Promise<void> {
    if (next.value === undefined) return
    const page = await read(next.value)
    problem.value = page.ok ? undefined : page.problem
    if (page.ok)
      later.value = { items: [...(later.value?.items ?? []), ...page.answer.items], next: page.answer.next }
  }
  async function reload(): Promise<void> {
    later.value = undefined
    await first.reload()
  }
  return { state: first.state, items, next, problem, reload, more }
}

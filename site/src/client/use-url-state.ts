import { onMounted, type Reactive, reactive, watch } from 'vue'

/**
 * Filters and places in a list that live in the address: they survive a reload and can be sent to somebody.
 * The first state is `start` on the server too; the address is read once the island stands.
 */
export function useUrlState<S extends Record<string, string>>(start: S): Reactive<S> {
  const state: Reactive<S> = reactive({ ...start })
  onMounted(() => {
    const search = new URLSearchParams(location.search)
    for (const name of Object.keys(start)) {
      const value = search.get(name)
      if (value !== null) Object.assign(state, { [name]: value })
    }
    watch(state, () => {
      const next = new URLSearchParams(location.search)
      for (const [name, value] of Object.entries<string>({ ...state })) {
        if (value === start[name]) next.delete(name)
        else next.set(name, value)
      }
      const text = next.toString()
      history.replaceState(history.state, '', text === '' ? location.pathname : `?${text}`)
    })
  })
  return state
}

/** One value of the page's address (`?id=ses_…`); empty on the server. */
export const fromAddress = (name: string): string =>
  typeof location === 'undefined' ? '' : (new URLSearchParams(location.search).get(name) ?? '')

import type { Item } from '../../functions/platform/store/port.ts'
import type { TestApp } from './app.ts'

/** All that the store holds: to show that a refusal stored nothing, or that a text stands nowhere in clear. */
export async function everything({ store }: Pick<TestApp, 'store'>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items
}

/**
 * All of it as a text, but for how people came in: a session says when it was seen, a second factor when it was used,
 * whatever is refused then.
 */
export const deeds = async (app: Pick<TestApp, 'store'>): Promise<string> =>
  JSON.stringify((await everything(app)).filter(({ pk, sk }) => !/^(SSN|COD|BUD)#|#USE#/.test(`${pk}#${sk}`)))

/** The names of all events that stand in the store, sorted. */
export async function eventNames(app: Pick<TestApp, 'store'>): Promise<string[]> {
  const events = (await everything(app)).filter(({ sk }) => sk.startsWith('EVT#'))
  return events.flatMap(({ data }) => (typeof data['name'] === 'string' ? [data['name']] : [])).toSorted()
}

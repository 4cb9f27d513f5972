import type { Item } from '../../functions/platform/store/port.ts'
import type { TestApp } from './app.ts'

/** All that the store holds: to show that a refusal stored nothing, or that a text stands nowhere in clear. */
export async function everything({ store }: Pick<TestApp, 'store'>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items
}

import { expect } from 'vitest'
import type { Item, Store } from '../../functions/platform/store/port.ts'
import type { OrganizationId } from '../../shared/ids.ts'
import type { Answer, Person, TestApp } from './app.ts'
import { deeds } from './everything.ts'

/** Everything that stands in a store. */
async function itemsIn(store: Store): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items
}

/** All that is stored, to be compared before and after. */
export const stored = async ({ store }: { store: Store }): Promise<string> =>
  JSON.stringify(await itemsIn(store))

/** The events of this name, in all chains. */
export const eventsIn = async ({ store }: { store: Store }, name: string) =>
  (await itemsIn(store)).filter((one) => one.data['name'] === name)

/** What a refused request is answered with. */
export const refusal = (status: number, code: string) => ({ status, body: { code } })

/** Asks, expects this refusal, and that nothing at all was stored. */
export async function refuses(
  app: TestApp,
  ask: () => Promise<Answer>,
  status: number,
  code: string,
): Promise<void> {
  const before = await deeds(app)
  expect(await ask()).toMatchObject(refusal(status, code))
  expect(await deeds(app)).toBe(before)
}

/** A way to a thing: the method, the path for the real one and for a missing one, and a sound body. */
export type Way = readonly [method: string, real: string, missing: string, body?: unknown]

type Eyes = { insider: Person; outsider: Person; nobody: Person }

/**
 * For each way: an outsider's 404 is, byte for byte, what an insider gets for a missing thing; a role that never could
 * gets 403; without signing in it is 401. Nothing is stored by any of it.
 */
export async function keepsOut(
  app: TestApp,
  { insider, outsider, nobody }: Eyes,
  ways: readonly Way[],
): Promise<void> {
  const before = await stored(app)
  for (const [method, real, missing, body] of ways) {
    const [hidden, none] = [
      await outsider.call(method, real, body),
      await insider.call(method, missing, body),
    ]
    expect([real, hidden.status, hidden.body]).toEqual([real, 404, none.body])
    expect(await nobody.call(method, real, body)).toMatchObject(refusal(403, 'not-permitted'))
    expect(await app.call(method, real, body)).toMatchObject(refusal(401, 'sign-in-needed'))
  }
  expect(await stored(app)).toBe(before)
}

/** Someone who works for an organization. */
export const staffOf = (
  app: TestApp,
  of: OrganizationId,
  role: 'ORG_MANAGER' | 'TRAINER' = 'ORG_MANAGER',
  name = role.toLowerCase(),
) => app.aPerson(`${name}@example.cn`, { role, organizationId: of })

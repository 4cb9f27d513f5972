import { expect } from 'vitest'
import type { TestApp } from './app.ts'
import { deeds } from './everything.ts'

/** The request is refused with this code, and nothing was stored. */
export async function refusedWith(
  app: TestApp,
  code: string,
  status: number,
  request: () => Promise<{ status: number; body: { code: string } }>,
) {
  const before = await deeds(app)
  expect(await request()).toMatchObject({ status, body: { code } })
  expect(await deeds(app)).toBe(before)
}

import { describe, expect, it } from 'vitest'
import { aTestApp } from '../support/app.ts'
import { aGroupInput } from '../support/builders/groups.ts'
import { county } from '../support/county.ts'

/** Opening a group has no natural key: two requests are two groups, unless the Idempotency-Key says otherwise. */
async function aCoordinator() {
  const app = await aTestApp()
  const ann = await app.aPerson('ann@example.cn', { role: 'COORDINATOR', region: county })
  const open = (ageBand: string, headers: Record<string, string> = {}) =>
    ann.call('post', '/api/groups', { ...aGroupInput(), ageBand }, headers)
  const post = (key: string, ageBand: string) => open(ageBand, { 'idempotency-key': key })
  return { app, open, post }
}

const events = async (app: Awaited<ReturnType<typeof aTestApp>>) => {
  const found = []
  for await (const item of app.store.all()) if (item.data['name'] === 'groups.opened') found.push(item)
  return found
}

describe('Idempotency-Key', () => {
  it('answers a replay as the first time, with one effect', async () => {
    const { app, post } = await aCoordinator()
    const first = await post('key-00001', '30_39')
    expect(first.status).toBe(200)
    expect((await post('key-00001', '30_39')).body).toEqual(first.body)
    expect(await events(app)).toHaveLength(1)
  })

  it('gives 100 racing twins one effect and one answer', async () => {
    const { app, post } = await aCoordinator()
    const answers = await Promise.all(Array.from({ length: 100 }, () => post('key-00002', '30_39')))
    expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1)
    expect(answers.every((one) => one.status === 200)).toBe(true)
    expect(await events(app)).toHaveLength(1)
  })

  it('refuses the same key with another body, and leaves no record after a refusal', async () => {
    const { app, post } = await aCoordinator()
    await post('key-00003', '30_39')
    expect(await post('key-00003', '40_49')).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    })
    expect((await post('key-00004', 'nowhere')).status).toBe(400)
    expect((await post('key-00004', '40_49')).status).toBe(200)
    expect(await events(app)).toHaveLength(2)
  })

  it('has two effects without a key (the control)', async () => {
    const { app, open } = await aCoordinator()
    await open('30_39')
    await open('30_39')
    expect(await events(app)).toHaveLength(2)
  })
})

import { describe, expect, it } from 'vitest'
import { aTestApp } from '../support/app.ts'

const region = '9901'
const invite = (address: string) => ({ role: 'REVIEWER', region, address })

async function anAdministrator() {
  const app = await aTestApp()
  const ann = await app.aPerson('ann@example.cn', { role: 'ADMINISTRATOR', region: region as never })
  const post = (key: string, address: string) =>
    ann.call('post', '/api/invitations', invite(address), { 'idempotency-key': key })
  return { app, ann, post }
}

const events = async (app: Awaited<ReturnType<typeof aTestApp>>) => {
  const found = []
  for await (const item of app.store.all())
    if (item.data['name'] === 'identity.invitation-sent') found.push(item)
  return found
}

describe('Idempotency-Key', () => {
  it('answers a replay as the first time, with one effect', async () => {
    const { app, post } = await anAdministrator()
    const first = await post('key-00001', 'bo@example.cn')
    expect(first.status).toBe(200)
    expect((await post('key-00001', 'bo@example.cn')).body).toEqual(first.body)
    expect(await events(app)).toHaveLength(1)
  })

  it('gives 100 racing twins one effect and one answer', async () => {
    const { app, post } = await anAdministrator()
    const answers = await Promise.all(Array.from({ length: 100 }, () => post('key-00002', 'bo@example.cn')))
    expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1)
    expect(answers.every((one) => one.status === 200)).toBe(true)
    expect(await events(app)).toHaveLength(1)
  })

  it('refuses the same key with another body, and leaves no record after a refusal', async () => {
    const { app, post } = await anAdministrator()
    await post('key-00003', 'bo@example.cn')
    expect(await post('key-00003', 'cy@example.cn')).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    })
    expect((await post('key-00004', 'nowhere')).status).toBe(400)
    expect((await post('key-00004', 'cy@example.cn')).status).toBe(200)
    expect(await events(app)).toHaveLength(2)
  })

  it('has two effects without a key (the control)', async () => {
    const { app, ann } = await anAdministrator()
    await ann.call('post', '/api/invitations', invite('bo@example.cn'))
    await ann.call('post', '/api/invitations', invite('bo@example.cn'))
    expect(await events(app)).toHaveLength(2)
  })
})

import { describe, expect, it } from 'vitest'
import { aTestApp, type TestApp } from '../support/app.ts'
import { everything } from '../support/everything.ts'

describe('budgets', () => {
  const budgets = {
    codesOfSource: { holds: 3, everySeconds: 60 },
    codesInTotal: { holds: 6, everySeconds: 60 },
    signInsOfSource: { holds: 4, everySeconds: 60 },
  }
  const office = '203.0.113.7'
  let n = 0
  /** As from this address of the network; each with an address of a person of its own. */
  async function from(app: TestApp, source: string | undefined, path: string, body: object = {}) {
    const request = new Request(`http://tongxing.test${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://tongxing.test' },
      body: JSON.stringify({ address: `someone${n++}@example.cn`, ...body }),
    })
    return (await app.app.fetch(request, source === undefined ? {} : { source })).status
  }
  const many = <T>(times: number, one: () => Promise<T>) => Promise.all(Array.from({ length: times }, one))
  const passed = (statuses: number[]) => statuses.filter((one) => one !== 429).length

  it('of codes: each source has its own, exactly, and gets one more a minute', async () => {
    const app = await aTestApp({ budgets })
    const ask = () => from(app, office, '/api/sign-in/code')
    expect(passed(await many(50, ask))).toBe(3)
    expect(await from(app, '198.51.100.1', '/api/sign-in/code')).toBe(200)
    app.clock.pass(1)
    expect([await ask(), await ask()]).toEqual([200, 429])
    app.clock.pass(60)
    expect(passed(await many(50, ask))).toBe(3)
  })

  it('of codes in total: whatever the sources, and what a source may not is not counted', async () => {
    const app = await aTestApp({ budgets })
    const sources = Array.from({ length: 20 }, (_, at) => `203.0.113.${at}`)
    expect(passed(await many(20, () => from(app, office, '/api/sign-in/code')))).toBe(3)
    const statuses = await Promise.all(sources.map((source) => from(app, source, '/api/sign-in/code')))
    expect(passed(statuses)).toBe(3)
    app.clock.pass(2)
    expect(passed(await many(9, () => from(app, undefined, '/api/sign-in/code')))).toBe(2)
  })

  it('of sign-ins: right or wrong, a source tries so often and no more', async () => {
    const app = await aTestApp({ budgets })
    const statuses = await many(30, () => from(app, office, '/api/sign-in', { code: '123456' }))
    expect(statuses.filter((one) => one === 401)).toHaveLength(4)
    expect(passed(statuses)).toBe(4)
  })

  it('keep a source as a hash alone, and forget it within two days', async () => {
    const app = await aTestApp({ budgets })
    await from(app, office, '/api/sign-in/code')
    await from(app, office, '/api/sign-in', { code: '123456' })
    const isOfSource = ({ pk }: { pk: string }) => /^BUD#(code|sign-in)-source#/.test(pk)
    expect((await everything(app)).filter(isOfSource)).toHaveLength(2)
    expect(JSON.stringify([await everything(app), app.logged])).not.toContain(office)
    app.clock.pass(2 * 1440)
    expect((await everything(app)).filter(isOfSource)).toHaveLength(0)
  })
})

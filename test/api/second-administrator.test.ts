import { describe, expect, it } from 'vitest'
import { open } from '../../functions/jobs/open.ts'
import { inviteFirst } from '../../functions/local/invite-first.ts'
import type { Key } from '../../functions/platform/store/port.ts'
import { day } from '../../shared/dates.ts'
import { regionCode } from '../../shared/ids.ts'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp, type Person, type TestApp } from '../support/app.ts'
import { blindStore } from '../support/blind-store.ts'
import { everything } from '../support/everything.ts'

// Whoever runs the machine gives the topmost administrator a colleague; nobody else can.

const region = regionCode.parse('9901')
const role = { role: 'ADMINISTRATOR', region } as const
const input = (address: string) => ({ address, region })
const ask = (app: TestApp, address: string) => open(app.adapters, input(address))
const because = (why: string) => ({ invited: false, because: expect.stringContaining(why) })

const invited = async (app: TestApp) =>
  (await everything(app)).filter(({ data }) => data['name'] === 'identity.invitation-sent')
const firstOf = async (person: Person) => (await person.call('get', '/api/me')).body.invitations[0]
async function answer(app: TestApp, address: string, accept: boolean) {
  const person = await app.signIn(address)
  const { id } = await firstOf(person)
  expect((await person.call('post', `/api/invitations/${id}/answer`, { accept })).status).toBe(200)
  return person
}

/** Refused with this reason, and nothing stored. */
async function refused(app: TestApp, address: string, why: string) {
  const stood = JSON.stringify(await everything(app))
  expect(await ask(app, address)).toEqual(because(why))
  expect(JSON.stringify(await everything(app))).toBe(stood)
}

async function withOne() {
  const app = await aTestApp()
  return { app, one: await app.aPerson('one@example.cn', role) }
}

describe('another administrator', () => {
  it('is invited by system beside the only one, accepts, and is an equal; a third is not', async () => {
    const { app } = await withOne()
    const before = (await invited(app)).length
    expect(await ask(app, ' Two@example.cn ')).toEqual({ invited: true })
    const events = await invited(app)
    expect(events).toHaveLength(before + 1)
    expect(events.filter(({ data }) => data['by'] === 'system')).not.toHaveLength(0)
    await refused(app, 'three@example.cn', 'the region has two administrators')
    const two = await answer(app, 'two@example.cn', true)
    expect((await two.call('get', '/api/me')).body.grants).toMatchObject([role])
    await refused(app, 'three@example.cn', 'the region has two administrators')
  })

  it('on one machine: the same, in words', async () => {
    const { app } = await withOne()
    const said: string[] = []
    for (const address of ['two@example.cn', 'three@example.cn', 'one@example.cn'])
      await inviteFirst(app.adapters, input(address), (line) => void said.push(line))
    expect(said).toEqual([
      'Another administrator was invited; the invitation waits for 14 days.',
      'Nobody was invited: the region has two administrators, those who are invited counted with them.',
      'Nobody was invited: this address administers the region already.',
    ])
  })

  it('without anybody there: two invitations at most, until they lapse', async () => {
    const app = await aTestApp()
    expect(await ask(app, 'one@example.cn')).toEqual({ invited: true })
    await refused(app, 'one@example.cn', 'an open invitation already')
    expect(await ask(app, 'two@example.cn')).toEqual({ invited: true })
    await refused(app, 'three@example.cn', 'the region has two administrators')
    app.clock.pass(15 * 24 * 60)
    expect(await ask(app, 'one@example.cn')).toEqual({ invited: true })
  })

  it('who is suspended, or has a last day, does not stay', async () => {
    const { app } = await withOne()
    await app.aPerson('brief@example.cn', { ...role, until: day.parse('2027-12-31') })
    const gone = await app.aPerson('gone@example.cn', role)
    await refused(app, 'three@example.cn', 'the region has two administrators')
    const above = await app.aPerson('above@example.cn', { ...role, region: regionCode.parse('99') })
    await above.call('post', `/api/people/${gone.personId}/suspension`, { reason: 'LEFT_POST' })
    expect(await ask(app, 'three@example.cn')).toEqual({ invited: true })
  })

  it('a start that is repeated with its flag brings nobody back who has lost the role', async () => {
    const { app } = await withOne()
    await ask(app, 'two@example.cn')
    const two = await answer(app, 'two@example.cn', true)
    await refused(app, 'two@example.cn', 'administers the region already')
    expect((await two.call('post', '/api/me/roles/end', role)).status).toBe(200)
    await refused(app, 'two@example.cn', 'took the role up once')
    expect(await ask(app, 'three@example.cn')).toEqual({ invited: true })
  })

  it('only of a region that the deployment has', async () => {
    const { app } = await withOne()
    const far = await open(app.adapters, { address: 'two@example.cn', region: '8801' })
    expect(far).toEqual(because('no such region'))
    const clock = aClock()
    const empty = await aTestApp({ clock, regions: [], store: await aStore(clock.now) })
    await refused(empty, 'two@example.cn', 'no such region')
  })
})

describe('runs at once', () => {
  const race = async (app: TestApp) => {
    const addresses = ['two@example.cn', 'three@example.cn', 'four@example.cn']
    const answers = await Promise.all(addresses.map((address) => ask(app, address)))
    return answers.filter((one) => 'invited' in one && one.invited).length
  }

  it('invite one, where one is missing', async () => {
    const { app } = await withOne()
    expect(await race(app)).toBe(1)
    expect(await ask(app, 'five@example.cn')).toEqual(because('the region has two administrators'))
  })

  it('would invite more without the mark (the control)', async () => {
    const clock = aClock()
    const store = blindStore(await aStore(clock.now), ({ pk }: Key) => pk === 'OPENED')
    const app = await aTestApp({ clock, store })
    await app.aPerson('one@example.cn', role)
    expect(await race(app)).toBe(3)
  })
})

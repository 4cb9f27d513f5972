import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../shared/dates.ts'
import type { GroupInput } from '../../shared/groups.ts'
import { countyCode } from '../../shared/ids.ts'
import { noon, type TestApp } from '../support/app.ts'
import { aGroupIn } from '../support/builders/groups.ts'
import { aCounty, aHelper, invite, open, step, yes } from '../support/county.ts'

const kind = { helpFields: ['EMPLOYMENT'], ageBand: '30_39', availability: ['SAT_AM', 'WED_EVE'] } as const
const full = {
  region: '990101',
  times: ['EVENINGS', 'WEEKENDS'],
  helpFields: ['EMPLOYMENT'],
  ageBand: '30_39',
}

async function groupsLike(app: TestApp, count: number, facts: Partial<GroupInput> = {}) {
  const all = []
  for (let n = 0; n < count; n++)
    all.push(
      await aGroupIn(app, {
        ...kind,
        helpFields: [...kind.helpFields],
        availability: [...kind.availability],
        ...facts,
      }),
    )
  return all
}

/** The card that a volunteer sees who is asked by the first of these groups. */
async function shown(before: (app: TestApp) => Promise<{ id: string }[]>) {
  const { app, ann } = await aCounty()
  const [first] = await before(app)
  const bo = await aHelper(app)
  await invite(ann, first?.id ?? '', bo)
  const { invitations } = (await bo.call('get', '/api/groups/invitations/me')).body
  return { app, ann, bo, card: invitations[0].card, id: invitations[0].id, group: first?.id ?? '' }
}

describe('the outline before the confirmation', () => {
  it('is full where five groups of the county look the same', async () => {
    expect((await shown((app) => groupsLike(app, 5))).card).toEqual(full)
  })

  it('leaves out the age band, then the fields of help, then the county, until five fit', async () => {
    const { ageBand: _age, ...withoutAge } = full
    const younger = (app: TestApp) => groupsLike(app, 1, { ageBand: '18_29' })
    const others = (app: TestApp) => groupsLike(app, 1, { helpFields: ['PREPARATION'] })
    const elsewhere = (app: TestApp) =>
      groupsLike(app, 1, { county: countyCode.parse('990102'), township: undefined })
    const oneOf = (more: (app: TestApp) => Promise<{ id: string }[]>) => async (app: TestApp) => [
      ...(await groupsLike(app, 4)),
      ...(await more(app)),
    ]
    expect((await shown(oneOf(younger))).card).toEqual(withoutAge)
    expect((await shown(oneOf(others))).card).toEqual({ region: '990101', times: full.times })
    expect((await shown(oneOf(elsewhere))).card).toEqual({ region: '9901', times: full.times })
    expect((await shown((app) => groupsLike(app, 4))).card).toEqual({ region: '9901' })
  })

  it('counts what closed within a year, and stays as it was shown', async () => {
    const { app, ann, bo, card, group } = await shown((it_) => groupsLike(it_, 5))
    expect(card).toEqual(full)
    const { groups } = app.asSystem().groups
    const { items } = await groups.list(countyCode.parse('990101'), 'MATCHING', { limit: 10 })
    for (const one of items.filter(({ id }) => id !== group))
      await ann.call('post', `/api/groups/${one.id}/closing`, { version: 1 })
    const again = (await bo.call('get', '/api/groups/invitations/me')).body.invitations[0].card
    expect(again).toEqual(full)
    app.clock.set(addMinutes(noon, 300 * 1440))
    const cy = await aHelper(app, 2)
    await invite(ann, group, cy)
    expect((await cy.call('get', '/api/groups/invitations/me')).body.invitations[0].card).toEqual(full)
    app.clock.set(addMinutes(noon, 370 * 1440))
    const di = await aHelper(app, 3)
    await invite(ann, group, di)
    expect((await di.call('get', '/api/groups/invitations/me')).body.invitations[0].card).toEqual({
      region: '9901',
    })
  })

  it('has another name for the group in each invitation, and none that leads to it', async () => {
    const { app, ann } = await aCounty()
    const [bo, cy] = [await aHelper(app, 1), await aHelper(app, 2)]
    const group = await open(ann)
    await invite(ann, group, bo)
    await invite(ann, group, cy)
    const texts = await Promise.all(
      [bo, cy].map(async (one) => JSON.stringify((await one.call('get', '/api/groups/invitations/me')).body)),
    )
    for (const text of texts) expect(text).not.toContain(group)
    const [first, second] = texts.map((text) => JSON.parse(text).invitations[0].id)
    expect(first).not.toBe(second)
    expect((await step(cy, group, first, 'answer', yes())).status).toBe(404)
    expect((await step(bo, group, first, 'answer', yes())).status).toBe(200)
  })
})

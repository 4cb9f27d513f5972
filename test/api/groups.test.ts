import { describe, expect, it } from 'vitest'
import { regionCode } from '../../shared/ids.ts'
import { aGroupIn, aGroupInput, manyToOne } from '../support/builders/groups.ts'
import { aPlacementIn } from '../support/builders/placements.ts'
import {
  aCoordinator,
  aCounty,
  aHelper,
  elsewhere,
  invite,
  open,
  step,
  view,
  yes,
} from '../support/county.ts'
import { everything } from '../support/everything.ts'
import { refusedWith } from '../support/refused-with.ts'

describe('a group', () => {
  it('groups.lead: opens as an anonymous case under a code, and is shown as it was opened', async () => {
    const { app, ann } = await aCounty()
    const answer = await ann.call('post', '/api/groups', aGroupInput())
    expect(answer).toMatchObject({ status: 200, body: { version: 1 } })
    const shown = await view(ann, answer.body.id)
    expect(shown).toMatchObject({
      ...aGroupInput(),
      seats: expect.anything(),
      region: '990101001',
      status: 'MATCHING',
      placements: [],
    })
    expect(shown.code).toMatch(/^AL-0101-2026-\d{4}$/)
    expect(shown.seats.map((one: { filled: boolean }) => one.filled)).toEqual([true, true, false])
    expect(JSON.stringify(await everything(app))).not.toContain('首次见面')
  })

  it('refuses free text that identifies, wherever it stands', async () => {
    const { app, ann } = await aCounty()
    for (const text of ['电话 138 0013 8000', '身份证 110101199001010015', '卡号 6222 0212 3456 7890 123'])
      for (const field of ['riskNotice', 'note'])
        await refusedWith(app, 'bad-input', 400, () =>
          ann.call('post', '/api/groups', { ...aGroupInput(), [field]: text }),
        )
  })

  it('refuses seats that do not fit the pairing', async () => {
    const { app, ann } = await aCounty()
    const none = { ...aGroupInput(), seats: [{ role: 'JUSTICE_OFFICER' }] }
    const two = { ...manyToOne(), pairing: 'ONE_TO_ONE' }
    for (const input of [none, two])
      await refusedWith(app, 'bad-input', 400, () => ann.call('post', '/api/groups', input))
  })

  it('gives a woman’s group a seat for a woman', async () => {
    const { ann } = await aCounty()
    const id = await open(ann, aGroupInput({ sex: 'FEMALE' }))
    expect((await view(ann, id)).seats[2]).toMatchObject({ womanOnly: true })
  })

  it('is listed by county and status, longest waiting first, page by page', async () => {
    const { app, ann } = await aCounty()
    const ids = []
    for (let n = 0; n < 3; n++) {
      ids.push(await open(ann))
      app.clock.pass(60)
    }
    const path = '/api/groups?county=990101&status=MATCHING&limit=2'
    const first = (await ann.call('get', path)).body
    const second = (await ann.call('get', `${path}&cursor=${encodeURIComponent(first.next)}`)).body
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual(ids)
    expect(first.items[0]).toMatchObject({ seats: 1, filled: 0, status: 'MATCHING' })
    expect((await ann.call('get', '/api/groups?county=990101&status=ACTIVE')).body.items).toEqual([])
  })

  it('changes what is needed, on the version that was seen', async () => {
    const { app, ann } = await aCounty()
    const id = await open(ann)
    const change = {
      version: 1,
      availability: ['SUN_AM'],
      helpFields: ['EMPLOYMENT'],
      riskNotice: '电话联系。',
      note: '周日。',
    }
    expect((await ann.call('put', `/api/groups/${id}`, change)).body).toEqual({ id, version: 2 })
    expect(await view(ann, id)).toMatchObject({ ...change, version: 2 })
    await refusedWith(app, 'changed-meanwhile', 409, () => ann.call('put', `/api/groups/${id}`, change))
    await refusedWith(app, 'changed-meanwhile', 409, () =>
      ann.call('post', `/api/groups/${id}/closing`, { version: 1 }),
    )
  })

  it('closes once and for all, and lets everybody go', async () => {
    const { app, ann } = await aCounty()
    const group = await aGroupIn(app, manyToOne())
    const [bo, cy, di] = [await aHelper(app, 1), await aHelper(app, 2), await aHelper(app, 3)]
    await aPlacementIn(app, 'CONFIRMED', { group, personId: bo.personId, seat: 1 })
    await aPlacementIn(app, 'ACCEPTED', { group, personId: cy.personId, seat: 3 })
    const waiting = await aPlacementIn(app, 'INVITED', { group, personId: di.personId, seat: 3 })
    expect((await ann.call('post', `/api/groups/${group.id}/closing`, { version: 2 })).status).toBe(200)
    const shown = await view(ann, group.id)
    expect(shown).toMatchObject({ status: 'CLOSED', closedAt: expect.any(String) })
    expect(shown.placements.map((one: { status: string }) => one.status).toSorted()).toEqual([
      'ENDED',
      'WITHDRAWN',
      'WITHDRAWN',
    ])
    expect(await app.asSystem().groups.loadOf(bo.personId)).toBe(0)
    const change = { version: 3, availability: [], helpFields: ['EMPLOYMENT'], riskNotice: '电话联系。' }
    await refusedWith(app, 'group-closed', 409, () => ann.call('put', `/api/groups/${group.id}`, change))
    await refusedWith(app, 'group-closed', 409, () =>
      ann.call('post', `/api/groups/${group.id}/closing`, { version: 3 }),
    )
    await refusedWith(app, 'group-closed', 409, () => invite(ann, group.id, bo, 1))
    await refusedWith(app, 'invitation-ended', 409, () => step(di, group.id, waiting.id, 'answer', yes(2)))
  })
})

describe('who may', () => {
  it('not-permitted: only a coordinator knocks; not-found: another county’s group is a missing one', async () => {
    const { app, ann } = await aCounty()
    const id = await open(ann)
    const bo = await aCoordinator(app, elsewhere, 'bo@example.cn')
    const cy = await aHelper(app)
    const missing = 'grp_0000000000missing'
    const requests = (of: string): [string, string, object?][] => [
      ['get', `/api/groups/${of}`],
      ['get', `/api/groups/${of}/suggestions`],
      [
        'put',
        `/api/groups/${of}`,
        { version: 1, availability: [], helpFields: ['EMPLOYMENT'], riskNotice: '无' },
      ],
      ['post', `/api/groups/${of}/closing`, { version: 1 }],
      ['post', `/api/groups/${of}/placements`, { personId: cy.personId, seat: 2 }],
      ['post', `/api/groups/${of}/placements/plc_0000000000missing/confirmation`, { version: 1 }],
      ['post', `/api/groups/${of}/placements/plc_0000000000missing/withdrawal`, { version: 1 }],
      ['post', `/api/groups/${of}/placements/plc_0000000000missing/end`, { version: 1, reason: '无' }],
    ]
    for (const [at, [method, path, body]] of requests(id).entries()) {
      await refusedWith(app, 'not-permitted', 403, () => cy.call(method, path, body))
      const foreign = await bo.call(method, path, body)
      const [, gone = ''] = requests(missing)[at] ?? []
      expect({ ...foreign.body, instance: '' }).toEqual({
        ...(await bo.call(method, gone, body)).body,
        instance: '',
      })
      expect(foreign.status).toBe(404)
    }
    await refusedWith(app, 'not-found', 404, () => bo.call('post', '/api/groups', aGroupInput()))
    expect((await bo.call('get', '/api/groups?county=990101&status=MATCHING')).status).toBe(404)
    expect((await app.call('get', `/api/groups/${id}`)).body.code).toBe('sign-in-needed')
  })

  it('groups.see: a coordinator of a township sees its groups alone', async () => {
    const { app, ann } = await aCounty()
    const bo = await aCoordinator(app, regionCode.parse('990101001'), 'bo@example.cn')
    const here = await open(ann)
    const there = await open(ann, aGroupInput({ township: regionCode.parse('990101002') }))
    expect((await bo.call('get', `/api/groups/${here}`)).status).toBe(200)
    expect((await bo.call('get', `/api/groups/${there}`)).status).toBe(404)
    const listed = await bo.call('get', '/api/groups?county=990101&status=MATCHING')
    expect(listed.body.items.map((one: { id: string }) => one.id)).toEqual([here])
    expect((await bo.call('get', '/api/groups?county=990102&status=MATCHING')).status).toBe(404)
    const all = await ann.call('get', '/api/groups?county=990101&status=MATCHING')
    expect(all.body.items).toHaveLength(2)
  })
})

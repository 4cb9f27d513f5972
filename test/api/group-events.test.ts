import { describe, expect, it } from 'vitest'
import { aGroupInput } from '../support/builders/groups.ts'
import { aCounty, aHelper, invite, open, step, view, yes } from '../support/county.ts'
import { everything } from '../support/everything.ts'

type County = Awaited<ReturnType<typeof aCounty>>

const eventsOf = async ({ app }: County, group: string) =>
  (await everything(app))
    .filter(({ pk, sk }) => pk === `GRP#${group}` && sk.startsWith('EVT#'))
    .flatMap(({ data }) => (typeof data['name'] === 'string' ? [data['name']] : []))
    .toSorted()

describe('each change of a group leaves one event', () => {
  it('groups.changed, groups.closed', async () => {
    const county = await aCounty()
    const { ann } = county
    const group = await open(ann)
    const { availability, helpFields, riskNotice } = aGroupInput()
    await ann.call('put', `/api/groups/${group}`, { version: 1, availability, helpFields, riskNotice })
    await ann.call('post', `/api/groups/${group}/closing`, { version: 2 })
    expect(await eventsOf(county, group)).toEqual(['groups.changed', 'groups.closed', 'groups.opened'])
  })

  it('groups.invitation-withdrawn: by the coordinator', async () => {
    const county = await aCounty()
    const bo = await aHelper(county.app)
    const group = await open(county.ann)
    const { id } = (await invite(county.ann, group, bo)).body
    await step(county.ann, group, id, 'withdrawal', { version: 1 })
    expect(await eventsOf(county, group)).toEqual([
      'groups.invitation-withdrawn',
      'groups.invited',
      'groups.opened',
    ])
  })

  it('groups.seat-filled and groups.seat-freed stand in the group’s own chain', async () => {
    const county = await aCounty()
    const bo = await aHelper(county.app)
    const group = await open(county.ann)
    const { id } = (await invite(county.ann, group, bo)).body
    await step(bo, group, id, 'answer', yes())
    await step(county.ann, group, id, 'confirmation', { version: 2 })
    await step(county.ann, group, id, 'end', { version: 3, reason: '志愿者迁居外地。' })
    expect(await eventsOf(county, group)).toEqual([
      'groups.invitation-accepted',
      'groups.invited',
      'groups.opened',
      'groups.place-confirmed',
      'groups.place-ended',
      'groups.seat-filled',
      'groups.seat-freed',
    ])
    expect((await view(county.ann, group)).version).toBe(3)
  })
})

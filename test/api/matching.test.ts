import { describe, expect, it } from 'vitest'
import { regionCode } from '../../shared/ids.ts'
import type { Suggestions } from '../../shared/matching.ts'
import { addDays, dayOf } from '../../shared/dates.ts'
import { aGroupIn, aGroupInput, manyToOne } from '../support/builders/groups.ts'
import { aPlacementIn } from '../support/builders/placements.ts'
import { noon } from '../support/app.ts'
import { aCoordinator, aCounty, aHelper, elsewhere, invite, no, open, step } from '../support/county.ts'

const suggest = async (
  by: { call: (method: string, path: string) => Promise<{ body: unknown }> },
  group: string,
) => (await by.call('get', `/api/groups/${group}/suggestions`)).body as Suggestions

const law = {
  background: 'LAW',
  credential: { kind: 'LAWYER_LICENCE', number: '13301201510123456', issuedOn: dayOf(noon) },
} as const

describe('matching.suggest', () => {
  it('ranks the eligible of the whole prefecture, masked, with reasons that add up', async () => {
    const { app, ann } = await aCounty()
    const near = await aHelper(app, 1, { township: regionCode.parse('990101001') })
    const far = await aHelper(app, 2, {
      name: '王建国',
      county: elsewhere,
      township: regionCode.parse('990102002'),
      remote: true,
      availability: ['MON_AM'],
    })
    const group = await open(ann)
    const { candidates, weightsVersion, team } = await suggest(ann, group)
    expect(weightsVersion).toBe(1)
    expect(candidates.map((one) => [one.personId, one.name, one.seat, one.distanceMetres])).toEqual([
      [near.personId, '林**', 2, 0],
      [far.personId, '王**', 2, 60_000],
    ])
    for (const { score, reasons } of candidates)
      expect(reasons.reduce((sum, one) => sum + one.points, 0)).toBe(score)
    expect(team).toEqual({
      places: [{ seat: 2, personId: near.personId }],
      score: candidates[0]?.score,
      unfilled: [],
      proof: { objective: team.proof.bound, bound: team.proof.bound, optimal: true },
    })
  })

  it('fills as many seats as can be, names the others, and says why not', async () => {
    const { app, ann } = await aCounty()
    const woman = await aHelper(app, 1)
    const man = await aHelper(app, 2, { sex: 'MALE', name: '王建国' })
    const lapsing = await aHelper(app, 3, { name: '李梅' }, addDays(dayOf(noon), 10))
    const group = await open(ann, manyToOne({ sex: 'FEMALE' }))
    const { team, refused, candidates } = await suggest(ann, group)
    expect(team.places).toEqual([
      { seat: 1, personId: woman.personId },
      { seat: 3, personId: man.personId },
    ])
    expect(team.unfilled).toEqual([2])
    expect(candidates.map((one) => one.seat).toSorted((a, b) => a - b)).toEqual([1, 3, 3])
    expect(refused).toMatchObject([
      {
        personId: lapsing.personId,
        name: '李*',
        refusals: [
          { rule: 'certificate-lapsing' },
          { rule: 'certificate-lapsing' },
          { rule: 'certificate-lapsing' },
        ],
      },
    ])
  })

  it('does not propose who is in the group, declined, is full, or is taken elsewhere to the limit', async () => {
    const { app, ann } = await aCounty()
    const [invited, declined, full] = [
      await aHelper(app, 1),
      await aHelper(app, 2),
      await aHelper(app, 3, { mostGroups: 1 }),
    ]
    const group = await open(ann)
    await invite(ann, group, invited)
    await step(declined, group, (await invite(ann, group, declined)).body.id, 'answer', no('TOO_FAR'))
    await aPlacementIn(app, 'CONFIRMED', { group: await aGroupIn(app), personId: full.personId, seat: 2 })
    const { candidates, refused, team } = await suggest(ann, group)
    expect(candidates).toEqual([])
    expect(team).toEqual({
      places: [],
      score: 0,
      unfilled: [2],
      proof: { objective: 0, bound: 0, optimal: true },
    })
    expect(
      Object.fromEntries(refused.map((one) => [one.personId, one.refusals.map((it_) => it_.rule)])),
    ).toEqual({
      [invited.personId]: ['already-in-group'],
      [declined.personId]: ['declined-before'],
      [full.personId]: ['load-reached'],
    })
  })

  it('everyone suggested can be invited, and nobody refused can', async () => {
    const { app, ann } = await aCounty()
    for (let serial = 1; serial <= 6; serial++)
      await aHelper(app, serial, {
        ...(serial % 3 === 0 ? law : {}),
        ...(serial % 2 === 0 ? { sex: 'MALE' as const } : {}),
      })
    const group = await open(ann, manyToOne({ sex: 'FEMALE', helpFields: ['HARDSHIP_RELIEF'] }))
    const { candidates, refused } = await suggest(ann, group)
    const asked = new Set<string>()
    for (const { personId, seat } of candidates) {
      if (!asked.has(personId)) expect((await invite(ann, group, { personId }, seat)).status).toBe(200)
      asked.add(personId)
    }
    expect(asked.size).toBeGreaterThan(3)
    for (const { personId } of refused)
      for (const seat of [1, 2, 3])
        expect((await invite(ann, group, { personId }, seat)).body.code).toBe('not-eligible')
  })

  it('has no seats to fill in a closed group or a full one', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const full = await aGroupIn(app)
    await aPlacementIn(app, 'CONFIRMED', { group: full, personId: bo.personId, seat: 2 })
    const closed = await open(ann)
    await ann.call('post', `/api/groups/${closed}/closing`, { version: 1 })
    for (const id of [full.id, closed])
      expect(await suggest(ann, id)).toMatchObject({
        candidates: [],
        refused: [],
        team: { places: [], unfilled: [] },
      })
  })

  it('not-found: another region’s group is a missing one', async () => {
    const { app, ann } = await aCounty()
    const group = await open(ann, aGroupInput())
    const bo = await aCoordinator(app, elsewhere, 'bo@example.cn')
    const hidden = await bo.call('get', `/api/groups/${group}/suggestions`)
    const missing = await bo.call('get', '/api/groups/grp_0000000000missing/suggestions')
    expect(hidden.status).toBe(404)
    expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../../functions/api/app.ts'
import { may } from '../../shared/access.ts'
import { askLists, lists, withoutRecords } from '../support/access/lists.ts'
import { askAll, type Cell, withoutRelation, tellTales, unasked, wrong } from '../support/access/matrix.ts'
import { publicRoutes, recipes } from '../support/access/recipes.ts'
import { aWorld } from '../support/access/world.ts'

let cells: Cell[]
let listed: Awaited<ReturnType<typeof askLists>>

beforeAll(async () => {
  const world = await aWorld()
  listed = await askLists(world)
  cells = await askAll(world)
}, 180_000)

describe('the matrix', () => {
  it('asks every route, and none that is not there', () => {
    expect(unasked()).toEqual({ routes: [], recipes: [] })
    expect(cells.length).toBeGreaterThan(3_500)
    expect(new Set(cells.map(({ route }) => route)).size).toBe(contracts.length)
  })

  it('has at most twelve public routes, each with its reason', () => {
    const open = contracts.filter(({ allows }) => allows === 'public').map(({ id }) => id)
    expect(open.toSorted()).toEqual(Object.keys(publicRoutes).toSorted())
    expect(open.length).toBeLessThanOrEqual(12)
  })

  it('every route, for every role, about things of every place: the app does what the tables say', () => {
    expect(wrong(cells)).toEqual([])
  })

  it('what one may not see is byte for byte as what is missing', () => {
    expect(tellTales(cells)).toEqual([])
  })

  it('a refusal writes nothing', () => {
    expect(cells.filter(({ left }) => left).map(({ role, route, at }) => [role, route, at])).toEqual([])
  })

  it('would notice a rule that no longer asks for the region, the organization or the person (the control)', () => {
    for (const relation of ['region', 'organization', 'self', 'member'] as const)
      expect(wrong(cells, withoutRelation(relation)).length, relation).toBeGreaterThan(3)
    expect(wrong(cells, may)).toEqual([])
  })
})

describe('lists', () => {
  it('each shows the records that its rule and the record’s own route show, and leaves none of them out', () => {
    expect(listed.wrong).toEqual([])
    expect(listed.asked).toBeGreaterThan(100)
  })

  it('no list is forgotten', () => {
    const all = Object.entries(recipes).flatMap(([id, { access }]) => (access === 'list' ? [id] : []))
    expect(all.toSorted()).toEqual([...Object.keys(lists), ...Object.keys(withoutRecords)].toSorted())
  })
})

import { may } from '../../shared/access.ts'
import { askLists } from '../support/access/lists.ts'
import { askAll, tellTales, withoutRelation, wrong } from '../support/access/matrix.ts'
import { aWorld } from '../support/access/world.ts'
import type { Promised } from '../support/figures.ts'
import { groupAccess } from '../support/group-access.ts'
import { lastOnes } from '../support/last-administrators.ts'

/** What 8-promises says of access: every route, role and place; need to know; and that a region keeps an administrator. */
export async function run({ full, seed }: { full: boolean; seed: number }): Promise<Promised[]> {
  return [
    ...(await matrix()),
    await needToKnow(full ? 1_000 : 20),
    await lastAdministrator(full ? 1_000 : 10, seed),
  ]
}

/** Every cell is asked, in the small run too: it takes some seconds. */
async function matrix(): Promise<Promised[]> {
  const world = await aWorld()
  const lists = await askLists(world)
  const blindLists = (await askLists(world, withoutRelation('region'))).wrong.length
  const cells = await askAll(world)
  const routes = new Set(cells.map(({ route }) => route)).size
  const roles = new Set(cells.map(({ role }) => role)).size
  const off = wrong(cells, may).length
  const told = tellTales(cells).length + cells.filter(({ left }) => left).length
  const blind = wrong(cells, withoutRelation('region')).length
  return [
    {
      promise: 'every route, for every role, about things of every place: what the tables say',
      figure: `${off} of ${cells.length} cells otherwise (${routes} routes, ${roles} roles and scopes); ${told} refusals told apart from missing, or left something`,
      n: cells.length,
      control: `the rule of the region taken out of the table: ${blind} cells otherwise`,
      kept: off === 0 && told === 0,
      noticed: blind > 0,
    },
    {
      promise: 'a list shows what its rule and the record’s own route show, and leaves nothing out',
      figure: `${lists.wrong.length} of ${lists.asked} records otherwise`,
      n: lists.asked,
      control: `the same records judged by the table without the region: ${blindLists} otherwise`,
      kept: lists.wrong.length === 0 && lists.asked > 0,
      noticed: blindLists > 0,
    },
  ]
}

async function needToKnow(trials: number): Promise<Promised> {
  const { wrong: off, slowest } = await groupAccess(trials)
  const control = await groupAccess(Math.min(trials, 20), { guarded: false })
  return {
    promise: 'a group opens to its helper with the confirmation and closes with the end, within a second',
    figure: `${off} trials otherwise; the first look after each step, answered in ${slowest.toFixed(0)} ms at most`,
    n: trials,
    control: `groups read from a cache: ${control.wrong} of ${Math.min(trials, 20)} otherwise`,
    kept: off === 0 && slowest <= 1_000,
    noticed: control.wrong > 0,
  }
}

async function lastAdministrator(rounds: number, seed: number): Promise<Promised> {
  const { empty, refused } = await lastOnes(rounds, seed)
  const control = await lastOnes(Math.min(rounds, 20), seed, { guarded: false })
  return {
    promise: 'of the last two administrators of a region who go at once, one stays',
    figure: `${empty} regions without one; ${refused} refusals`,
    n: rounds,
    control: `the belief in who remains taken out: ${control.empty} of ${control.rounds} regions without one`,
    kept: empty === 0,
    noticed: control.empty > 0,
  }
}

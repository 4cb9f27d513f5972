import { seatRaces, loadRaces } from '../support/placement-races.ts'
import { changesBefore } from '../support/placement-changes.ts'
import type { Promised } from '../support/figures.ts'

/** What 8-promises says of places in groups: a seat has one helper, nobody has too many groups, and the day of the commit counts. */
export async function run({ full, seed }: { full: boolean; seed: number }): Promise<Promised[]> {
  const rounds = full ? 1_000 : 15
  const changes = full ? 5_000 : 60
  return [await lastSeat(rounds), await loadLimit(rounds), await eligibleAtCommit(changes, seed)]
}

async function lastSeat(rounds: number): Promise<Promised> {
  const { winners, named } = await seatRaces(rounds, 5)
  const control = await seatRaces(Math.min(rounds, 10), 5, { guarded: false })
  const doubly = control.winners.filter((count) => count > 1).length
  return {
    promise: 'of five confirmations at once for the last seat, one wins',
    figure: `${winners.filter((count) => count !== 1).length} seats filled twice or not at all; each loser got 409 with a code: ${named ? 'yes' : 'no'}`,
    n: rounds,
    control: `seat lock and versions of group and placements removed: ${doubly} of ${control.winners.length} seats filled twice`,
    kept: named && winners.every((count) => count === 1),
    noticed: doubly > 0,
  }
}

async function loadLimit(rounds: number): Promise<Promised> {
  const { held } = await loadRaces(rounds, 5)
  const control = await loadRaces(Math.min(rounds, 10), 5, { guarded: false })
  const over = control.held.filter((count) => count > 2).length
  return {
    promise: 'one person confirmed in five groups at once holds two places',
    figure: `${held.filter((count) => count !== 2).length} persons with another number of places`,
    n: rounds,
    control: `load guard removed: ${over} of ${control.held.length} over the limit`,
    kept: held.every((count) => count === 2),
    noticed: over > 0,
  }
}

async function eligibleAtCommit(rounds: number, seed: number): Promise<Promised> {
  const { ineligible, placed } = await changesBefore(rounds, seed)
  const control = await changesBefore(Math.min(rounds, 60), seed, { guarded: false })
  return {
    promise: 'a placement was eligible at the instant of its commit',
    figure: `${ineligible} ineligible of ${placed} placed, with revocations, pauses and lapses around the confirmation`,
    n: rounds,
    control: `beliefs about file and certificates left out: ${control.ineligible} ineligible`,
    kept: ineligible === 0 && placed > 0,
    noticed: control.ineligible > 0,
  }
}

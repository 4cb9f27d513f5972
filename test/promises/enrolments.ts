import { aRush, judge, runRush, runTwins } from '../support/enrolment-races.ts'
import type { Promised } from '../support/figures.ts'

/** What 8-promises says of places in training: never exceeded, none lost, nobody twice. On the embedded store. */
export async function run({ full, seed }: { full: boolean; seed: number }): Promise<Promised[]> {
  return [await places(full, seed), await twins(full ? 20 : 2, seed)]
}

const isSeats = ({ sk }: { sk: string }): boolean => sk === 'SEATS'

async function places(full: boolean, seed: number): Promise<Promised> {
  const size = full
    ? { sessions: 20, people: 500, connections: 50, seed }
    : { sessions: 4, people: 40, connections: 50, seed }
  const rush = await aRush(size)
  const n = await runRush(rush, size.connections)
  const { over, wrong } = await judge(rush)
  await rush.http.close()
  const small = { sessions: 4, people: 40, connections: 50, seed }
  const loose = await aRush(small, isSeats)
  await runRush(loose, small.connections)
  const control = await judge(loose)
  await loose.http.close()
  return {
    promise: 'places in training are never exceeded and none is lost',
    figure: `${over} of ${size.sessions} sessions over capacity after any write, ${wrong} not at min(places, demand) at rest; withdrawals and capacity edits mixed in`,
    n,
    control: `the counter’s guard removed: ${control.over} of ${small.sessions} over`,
    kept: over === 0 && wrong === 0,
    noticed: control.over > 0,
  }
}

const isOwnChain = ({ sk }: { sk: string }): boolean => sk.startsWith('ENR#') || sk.startsWith('EVT#ENR#')

async function twins(rounds: number, seed: number): Promise<Promised> {
  let broken = 0
  for (let round = 0; round < rounds; round++) {
    const headers = round % 2 === 0 ? {} : { 'idempotency-key': `twins-round-${round}` }
    const rush = await aRush({ sessions: 1, people: 1, connections: 1, seed: seed + round })
    const { won, taken, events } = await runTwins(rush, headers)
    await rush.http.close()
    if (won !== (round % 2 === 0 ? 1 : 200) || taken !== 1 || events !== 1) broken++
  }
  const loose = await aRush({ sessions: 1, people: 1, connections: 1, seed }, isOwnChain)
  const control = await runTwins(loose)
  await loose.http.close()
  return {
    promise: '200 equal enrolments at once, with and without a key, are one enrolment and one event',
    figure: `${broken} of ${rounds} rounds otherwise`,
    n: rounds * 200,
    control: `the enrolment’s version not believed: ${control.won} successes`,
    kept: broken === 0,
    noticed: control.won > 1,
  }
}

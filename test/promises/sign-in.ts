import type { Promised } from '../support/figures.ts'
import { endedUnderTraffic, sameCodeAtOnce, wrongCodesAtOnce } from '../support/sign-in-races.ts'

/** What 8-promises says of one-time codes and of sessions that must end at once. */
export async function run({ full }: { full: boolean; seed: number }): Promise<Promised[]> {
  return [
    await oneSuccess(full ? 200 : 5),
    await fiveTries(full ? 200 : 5),
    await endsAtOnce(full ? 1_000 : 20),
  ]
}

async function oneSuccess(n: number): Promise<Promised> {
  const counts = await sameCodeAtOnce(n)
  const control = await sameCodeAtOnce(Math.min(n, 10), { guarded: false })
  const more = control.filter((count) => count > 1).length
  return {
    promise: 'a code submitted a hundred times at once lets in once',
    figure: `${counts.filter((count) => count !== 1).length} codes let in another number of times`,
    n,
    control: `taken without a guard: ${more} of ${control.length} let in more than once`,
    kept: counts.every((count) => count === 1),
    noticed: more > 0,
  }
}

async function fiveTries(n: number): Promise<Promised> {
  const { most, letIn } = await wrongCodesAtOnce(n)
  const control = await wrongCodesAtOnce(Math.min(n, 10), { guarded: false })
  return {
    promise: 'of a hundred wrong codes at once five are compared, and the right one is of no use then',
    figure: `at most ${most} compared, ${letIn} let in afterwards`,
    n,
    control: `tries counted without a guard: ${control.most} compared, ${control.letIn} let in`,
    kept: most === 5 && letIn === 0,
    noticed: control.most > 5 && control.letIn > 0,
  }
}

async function endsAtOnce(n: number): Promise<Promised> {
  const { before, after } = await endedUnderTraffic(n)
  const control = await endedUnderTraffic(Math.min(n, 20), { guarded: false })
  return {
    promise: 'suspension and loss of a role end what is signed in, under traffic of three tabs',
    figure: `${after} requests begun afterwards went through (${before} before)`,
    n,
    control: `epoch and standing not written: ${control.after} went through afterwards`,
    kept: after === 0 && before > 0,
    noticed: control.after > 0,
  }
}

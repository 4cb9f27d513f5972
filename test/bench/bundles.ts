import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, bundleAll } from '../../cdk/bundle.ts'
import type { Figure } from '../support/figures.ts'
import { inFreshNode, type StandIn, startStandIn } from '../support/lambda.ts'
import { root } from '../support/machine.ts'

type Start = { readonly wall: number; readonly cpu: number }

/**
 * Size of each function's bundle, and what its start takes (from `import` until it can answer, with the master key read
 * from a stand-in on this machine): each in a fresh Node, in turn with a bare Hono + SDK bundle made in the same run.
 * The goal is judged by CPU time, which other work on the machine changes least.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const out = mkdtempSync(join(tmpdir(), 'tongxing-bench-'))
  const standIn = await startStandIn()
  try {
    const ours = await bundleAll(out, join(root, 'site/dist'))
    const all = { ...ours, bare: await bundle('test/support/bare-lambda.ts', join(out, 'bare')) }
    const folders = Object.entries(all).map(([name, { folder }]) => ({ name, folder }))
    const starts = await startsOf(folders, standIn, quick ? 5 : 21)
    const of = (name: string): Start => medianOf(starts.get(name) ?? [])
    return Object.entries(all).flatMap(([name, { atStart, inAll }]) => [
      size(name, atStart, inAll),
      start(name, of(name), of('bare')),
    ])
  } finally {
    await standIn.stop()
    rmSync(out, { recursive: true, force: true })
  }
}

/** In turn, so that what else the machine does falls on all of them alike. */
async function startsOf(bundles: { name: string; folder: string }[], standIn: StandIn, rounds: number) {
  const starts = new Map<string, Start[]>()
  for (let round = 0; round <= rounds; round++) {
    for (const { name, folder } of bundles) {
      const one = await inFreshNode<Start>(folder, standIn, 'return { wall: startMs, cpu: startCpuMs }')
      // The first round fills the file cache.
      if (round > 0) starts.set(name, [...(starts.get(name) ?? []), one])
    }
  }
  return starts
}

const size = (name: string, atStart: number, inAll: number): Figure => ({
  what: `${name}: size`,
  value: `${Math.round(atStart / 1000)} KB at the start, ${Math.round(inAll / 1000)} KB in all`,
  ...(name === 'api' && { wanted: '≤ 900 KB', met: inAll <= 900_000 }),
})

const start = (name: string, { wall, cpu }: Start, bare: Start): Figure => ({
  what: `${name}: start`,
  value: `${Math.round(wall)} ms, CPU ${Math.round(cpu)} ms = ${(cpu / bare.cpu).toFixed(2)} × bare`,
  ...(name === 'api' && { wanted: '≤ 1.5 × bare', met: cpu <= 1.5 * bare.cpu }),
})

const medianOf = (starts: readonly Start[]): Start => ({
  wall: median(starts.map(({ wall }) => wall)),
  cpu: median(starts.map(({ cpu }) => cpu)),
})

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** What the programs of test/bench and test/promises give back, and how their tables are printed. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './machine.ts'

/** One measured figure; `wanted` is the target of the design, where there is one. */
export type Figure = { what: string; value: string; wanted?: string; met?: boolean }

/** What each file of test/bench exports as `run`. */
export type Bench = (options: { quick: boolean }) => Promise<Figure[]>

/** One promise as it was put to the test. `noticed`: the control, with the guard removed, did fail. */
export type Promised = {
  promise: string
  figure: string
  n: number
  control: string
  kept: boolean
  noticed: boolean
}

/** What each file of test/promises exports as `run`. `full` is the N of the design; the seed is fixed in tests. */
export type PromiseCheck = (options: { full: boolean; seed: number }) => Promise<Promised[]>

/** The programs of a folder whose name contains `wanted`, sorted; all of them when nothing is wanted. */
export const programsIn = (folder: string, wanted = ''): string[] =>
  globSync('*.ts', { cwd: join(root, folder) })
    .filter((file) => file !== 'run.ts' && !file.endsWith('.test.ts') && file.includes(wanted))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()

/** The `run` of one program. */
export async function load<Run>(folder: string, name: string): Promise<Run> {
  const { run } = await import(pathToFileURL(join(root, folder, `${name}.ts`)).href)
  if (typeof run !== 'function') throw new Error(`${folder}/${name}.ts exports no run(options)`)
  return run as Run
}

/** Rows under their heads, columns as wide as their widest cell (a Chinese character takes two). */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(...[head, ...rows.map((row) => row[column] ?? '')].map(width)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join(' | ')
      .trimEnd()
  return [line(heads), widths.map((wide) => '-'.repeat(wide)).join('-|-'), ...rows.map(line)].join('\n')
}

const width = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/.test(letter) ? 2 : 1), 0)

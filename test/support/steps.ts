/** Runs the checks: some at a time, one line for each, and the output of those that failed. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv, root } from './machine.ts'
import { countsOf } from './vitest-report.ts'

export type Step = {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** Vitest counts its tests; every other step counts as one. */
  readonly vitest?: true
  /** Prints the output as it comes instead of only when the step fails. */
  readonly live?: true
  /** Milliseconds until it is ended and counts as failed; 15 minutes unless told. */
  readonly limit?: number
}

export type Outcome = { name: string; passed: number; failed: number; seconds: number; output: string }

type Print = (line: string) => void

/** A step made of vitest projects. */
export const vitestStep = (name: string, projects: readonly string[], more: Partial<Step> = {}): Step => ({
  name,
  command: [
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    ...projects.flatMap((p) => ['--project', p]),
  ],
  vitest: true,
  ...more,
})

/** Starts steps in their order, at most `atOnce` together, and says each outcome when it is known. */
export async function runSteps(
  steps: readonly Step[],
  atOnce: number,
  print: Print = console.log,
): Promise<Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const outcome = await runStep(step)
      outcomes.push(outcome)
      say(outcome, step, print)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return outcomes
}

/** The closing line, alone; gives back the exit code. */
export function close(outcomes: readonly Outcome[], print: Print = console.log): 0 | 1 {
  const passed = outcomes.reduce((sum, one) => sum + one.passed, 0)
  const failed = outcomes.reduce((sum, one) => sum + one.failed, 0)
  print(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function say({ name, passed, failed, seconds, output }: Outcome, step: Step, print: Print): void {
  const counts = step.vitest ? ` (${passed} passed, ${failed} failed)` : ''
  print(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.toFixed(1)} s${counts}`)
  if (failed > 0 && !step.live) print(output.trimEnd())
}

async function runStep(step: Step): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-step-'))
  const report = join(folder, 'report.json')
  const from = performance.now()
  const { ok, output } = await spawned(step, step.vitest ? reporters(step, report) : [])
  const seconds = (performance.now() - from) / 1000
  const counted = step.vitest ? countsOf(report, ok) : { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
  rmSync(folder, { recursive: true })
  return { name: step.name, ...counted, seconds, output }
}

const reporters = (step: Step, report: string): string[] => [
  `--reporter=${step.live ? 'default' : 'dot'}`,
  '--reporter=json',
  `--outputFile.json=${report}`,
]

function spawned(step: Step, more: readonly string[]): Promise<{ ok: boolean; output: string }> {
  const [program, ...args] = step.command
  const child = spawn(program, [...args, ...more], {
    cwd: root,
    env: { ...childEnv(), NO_COLOR: '1', FORCE_COLOR: undefined, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  if (child.pid !== undefined) running.add(child.pid)
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      if (step.live) process.stdout.write(chunk)
    })
  }
  const limit = setTimeout(() => endGroup(child.pid), step.limit ?? 15 * 60_000)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: String(error) }))
    child.on('close', (code) => {
      clearTimeout(limit)
      if (child.pid !== undefined) running.delete(child.pid)
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

/** Ends the step with everything that it started: a server left behind would hold the next one's port. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended in the meantime.
  }
}

/** Interrupting the run ends what it started. */
const running = new Set<number>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const pid of running) endGroup(pid)
    process.exit(130)
  })
}

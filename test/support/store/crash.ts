import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from '../../../functions/platform/store/embedded.ts'
import { aClock } from './stores.ts'
import { everythingIn } from './trail.ts'

const child = fileURLToPath(new URL('./crash-child.ts', import.meta.url))
const writers = Array.from({ length: 10 }, (_, n) => `W${n}`)

export type Crashes = { acknowledged: number; lost: number; halves: number }

/** Kills a process that serves an embedded store under ten writers, again and again, and looks what is left. */
export async function crash(
  cycles: number,
  mode: 'honest' | 'early',
  random: () => number,
): Promise<Crashes> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxing-crash-'))
  const acknowledged = new Set<string>()
  const sent = new Map<string, number>()
  let [lost, halves] = [0, 0]
  try {
    for (let n = 0; n < cycles; n++) {
      await oneLife(dir, mode, 20 + random() * 120, acknowledged, sent)
      const found = await inspect(dir)
      lost = [...acknowledged].filter((line) => !found.whole.has(line)).length
      halves += found.halves
    }
    return { acknowledged: acknowledged.size, lost, halves }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Each writer sends its next write when the last was acknowledged, until the kill. */
async function oneLife(
  dir: string,
  mode: string,
  ms: number,
  acknowledged: Set<string>,
  sent: Map<string, number>,
): Promise<void> {
  const server = spawn(process.execPath, [child, dir, mode], { stdio: ['pipe', 'pipe', 'inherit'] })
  server.stdin.on('error', () => {}) // What was under way when it died.
  const next = (writer: string) => {
    const n = (sent.get(writer) ?? 0) + 1
    sent.set(writer, n)
    server.stdin.write(`${writer} ${n}\n`)
  }
  createInterface({ input: server.stdout }).on('line', (line) => {
    if (line === 'ready') {
      writers.forEach(next)
      setTimeout(() => server.kill('SIGKILL'), ms)
    } else {
      acknowledged.add(line)
      next(line.split(' ')[0] ?? '')
    }
  })
  const [code, signal] = await once(server, 'close')
  if (signal !== 'SIGKILL') throw new Error(`the server ended by itself, with ${code}`)
}

async function inspect(dir: string): Promise<{ whole: Set<string>; halves: number }> {
  const store = openEmbedded(dir, aClock())
  const items = await everythingIn(store)
  await store.close()
  const there = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`))
  const first = items.filter(({ sk }) => sk.startsWith('A#'))
  const whole = first.filter(({ pk, sk }) => there.has(`${pk} B#${sk.slice(2)}`))
  const seconds = items.filter(({ sk }) => sk.startsWith('B#')).length
  const counted = items
    .filter(({ sk }) => sk === 'COUNT')
    .reduce((sum, { data }) => sum + Number(data['written']), 0)
  return {
    whole: new Set(whole.map(({ pk, sk }) => `${pk} ${sk.slice(2)}`)),
    halves: first.length - whole.length + Math.abs(seconds - whole.length) + Math.abs(counted - whole.length),
  }
}

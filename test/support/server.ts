/** Starts the product as `npm start` does, in a process of its own, and talks to it over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv, root } from './machine.ts'
import { openApps } from './server-apps.ts'
import { caller, outboxOf, signer, type Body } from './server-calls.ts'

/** A fresh data directory. */
export const aDataDir = (): string => mkdtempSync(join(tmpdir(), 'tongxing-data-'))

export type ServerOptions = { dir?: string; flags?: string[]; env?: Record<string, string>; program?: string }

const patience = 90_000

/** Runs `start` to its end, for what it refuses. */
export async function startFails({ dir = aDataDir(), flags = [], env = {} }: ServerOptions) {
  const { child, output } = run(dir, flags, env)
  const late = setTimeout(() => child.kill('SIGKILL'), patience)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(late)
  return { code, stdout: output.stdout, stderr: output.stderr }
}

function run(dir: string, flags: readonly string[], env: Record<string, string>) {
  const args = ['functions/local/start.ts', '--port', '0', '--data', dir, ...flags]
  const child = spawn('node', args, {
    cwd: root,
    env: { ...childEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
  return { child, output }
}

/** Waits for the ready line; `--api-only` unless the flags ask for pages by `--with-pages`. */
export async function aServer({ dir = aDataDir(), flags = [], env = {} }: ServerOptions = {}) {
  const withPages = flags.includes('--with-pages')
  const given = flags.filter((flag) => flag !== '--with-pages')
  const { child, output } = run(dir, withPages ? given : ['--api-only', ...given], env)
  const { url, pid } = await ready(child, output)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    process.kill(pid, signal)
    return ended
  }
  const call = caller(url)
  const clockAt = given.indexOf('--clock') + 1
  const apps = openApps(clockAt === 0 ? undefined : given[clockAt])
  return {
    dir,
    url,
    pid,
    output,
    call,
    outbox: () => outboxOf(dir),
    apps,
    signIn: signer(dir, call, apps),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

export type Server = Awaited<ReturnType<typeof aServer>>

function ready(
  child: ChildProcess,
  output: { stdout: string; stderr: string },
): Promise<{ url: string; pid: number }> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`not ready within ${patience / 1000} s:\n${output.stderr}`))
    }, patience)
    const look = () => {
      const line = output.stdout.split('\n').find((one) => one.startsWith('{') && one.endsWith('}'))
      if (line === undefined) return
      clearTimeout(late)
      resolve(JSON.parse(line) as { url: string; pid: number })
    }
    child.stdout?.on('data', look)
    child.on('close', (code) => {
      clearTimeout(late)
      reject(new Error(`ended with ${code} before it was ready:\n${output.stderr}`))
    })
  })
}

/** Runs one of the project's programs; its answer is the JSON line it prints. */
export async function program(
  file: string,
  ...args: string[]
): Promise<{ code: number | null; answer: Body }> {
  const child = spawn('node', [file, ...args], {
    cwd: root,
    env: childEnv(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, answer: text === '' ? undefined : JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') }
}

/** Waits until something is so. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  milliseconds = 10_000,
): Promise<T> {
  const end = Date.now() + milliseconds
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error('it did not come in time')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { aClock, aTestApp, type TestApp } from '../support/app.ts'
import { personId } from '../../shared/ids.ts'
import type { Figure } from '../support/figures.ts'
import { overHttp } from '../support/http.ts'

const kinds = ['unknown', 'known', 'suspended', 'erased'] as const
type Kind = (typeof kinds)[number]

/** What a stranger asks of an address to learn whether it has an account. */
const questions = ['asking for a code', 'a wrong code'] as const
type Question = (typeof questions)[number]

/** Milliseconds by which medians may differ. */
const most = 5

type Http = Awaited<ReturnType<typeof overHttp>>
type Samples = Record<Kind, number[]>
const none = (): Samples => ({ unknown: [], known: [], suspended: [], erased: [] })

/**
 * How long asking for a code and a wrong code take for addresses without an account, with one, with a suspended one and
 * with an erased one: over HTTP on the embedded store on disk, one after the other, in an order that goes round.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxing-bench-'))
  const clock = aClock()
  const store = openEmbedded(dir, clock.now)
  const app = await aTestApp({ clock, store })
  const http = await overHttp((request) => app.app.fetch(request), 1)
  try {
    const samples = await measure(app, http, quick ? 25 : 500)
    return questions.flatMap((question) => figuresOf(question, samples[question]))
  } finally {
    await http.close()
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** So many samples of each kind and question. Each address is asked for once, as long for every kind. */
async function measure(app: TestApp, http: Http, each: number): Promise<Record<Question, Samples>> {
  const samples = { 'asking for a code': none(), 'a wrong code': none() }
  for (let n = -5; n < each; n++)
    for (const [turn, kind] of kinds.map(
      (_, at) => [at, kinds[(at + Math.abs(n)) % kinds.length] ?? 'known'] as const,
    )) {
      const address = `p${String(n + 10_000)}${turn}@example.cn`
      await makeReady(app, address, kind)
      const cookie = `__Host-asked=${app.adapters.newToken()}`
      const body = { address }
      const asked = await timed(() => http.call({ method: 'POST', path: '/api/sign-in/code', cookie, body }))
      const code = wrongFor(app)
      const wrong = await timed(() =>
        http.call({ method: 'POST', path: '/api/sign-in', cookie, body: { address, code } }),
      )
      // The first rounds warm the program up.
      if (n < 0) continue
      samples['asking for a code'][kind].push(asked)
      samples['a wrong code'][kind].push(wrong)
    }
  return samples
}

/** Known by a first sign-in; suspended or erased as their records then are. */
async function makeReady(app: TestApp, address: string, kind: Kind): Promise<void> {
  if (kind === 'unknown') return
  const { accounts, newAccount } = app.asSystem().identity
  const at = app.clock.now()
  const account = newAccount(personId.parse(app.adapters.newId('per')), address, 'zh', at)
  const standing = kind === 'known' ? 'ACTIVE' : kind === 'suspended' ? 'SUSPENDED' : 'ERASED'
  await accounts.create({ ...account, standing }, { name: 'identity.account-opened', by: 'system', at })
}

/** Another code than the one that was just sent. */
function wrongFor(app: TestApp): string {
  const right = app.outbox.at(-1)?.text.match(/\d{6}/)?.[0]
  return right === '123456' ? '654321' : '123456'
}

async function timed(ask: () => Promise<{ status: number }>): Promise<number> {
  const began = performance.now()
  const { status } = await ask()
  const took = performance.now() - began
  if (status !== 200 && status !== 401) throw new Error(`status ${status}`)
  return took
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function figuresOf(question: Question, samples: Samples): Figure[] {
  const medians = kinds.map((kind) => [kind, median(samples[kind])] as const)
  const all = medians.map(([, one]) => one)
  const apart = Math.max(...all) - Math.min(...all)
  return [
    {
      what: `${question}: medians of ${samples.known.length} each`,
      value: medians.map(([kind, one]) => `${kind} ${one.toFixed(2)} ms`).join(', '),
    },
    {
      what: `${question}: largest difference of medians`,
      value: `${apart.toFixed(2)} ms`,
      wanted: `≤ ${most} ms`,
      met: apart <= most,
    },
  ]
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { aClock, aTestApp, type Person, type TestApp } from '../support/app.ts'
import { aSessionIn } from '../support/builders/training.ts'
import { anApplication, aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import type { Figure } from '../support/figures.ts'
import { atMost, overHttp } from '../support/http.ts'

const connections = 20

type Http = Awaited<ReturnType<typeof overHttp>>
type Work = () => Promise<{ status: number; body: string }>

/**
 * Enrolments into one hot session and sign-ups, over HTTP on the embedded store on disk, beside a plain read in the
 * same run. Server and callers share one process: the figures are below what a server of its own gives.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tongxing-bench-'))
  const clock = aClock()
  const store = openEmbedded(dir, clock.now)
  const app = await aTestApp({ clock, store })
  const http = await overHttp((request) => app.app.fetch(request), connections)
  try {
    const people = quick ? 60 : 500
    const read = await measure(reads(http, quick ? 500 : 5_000))
    const enrolments = await measureEnrolments(app, http, people, quick ? 1 : 4)
    const signUps = await measure(await applications(app, http, people))
    return [
      { what: 'GET /api/regions', value: told(read) },
      {
        what: 'enrolments into one session',
        value: told(enrolments),
        wanted: '≥ 100/s, p99 ≤ 250 ms',
        met: meets(enrolments, 100, 250),
      },
      { what: 'enrolments / reads', value: ratio(enrolments, read) },
      {
        what: 'sign-ups',
        value: told(signUps),
        wanted: '≥ 400/s, p99 ≤ 100 ms',
        met: meets(signUps, 400, 100),
      },
      { what: 'sign-ups / reads', value: ratio(signUps, read) },
    ]
  } finally {
    await http.close()
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

const reads = (http: Http, many: number): Work[] =>
  Array.from({ length: many }, () => () => http.call({ method: 'GET', path: '/api/regions' }))

/** Rounds in which everyone enrols; between them everyone withdraws, unmeasured: a session has at most 500 places. */
async function measureEnrolments(app: TestApp, http: Http, many: number, rounds: number): Promise<Measured> {
  const { session } = await aSessionIn(app, { capacity: many })
  const people: Person[] = []
  for (let at = 0; at < many; at++)
    people.push(await aVolunteerIn(app, `p${at}@example.cn`, aVolunteer.verified, { serial: at }))
  const path = `/api/training/sessions/${session.id}/enrolments`
  const all: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    const works = people.map(
      ({ cookie }, at): Work =>
        () =>
          http.call({ method: 'POST', path, cookie, headers: { 'idempotency-key': `round-${round}-${at}` } }),
    )
    all.push(await measure(works))
    await atMost(
      connections,
      people.map(
        ({ cookie }) =>
          () =>
            http.call({ method: 'DELETE', path: `${path}/me`, cookie }),
      ),
    )
  }
  return together(all)
}

/** People who have signed in, each about to apply. */
async function applications(app: TestApp, http: Http, many: number): Promise<Work[]> {
  const works: Work[] = []
  for (let at = 0; at < many; at++) {
    const { cookie } = await app.signIn(`new${at}@example.cn`)
    const body = anApplication({ serial: at, bornOn: '1985-03-04' })
    const headers = { 'idempotency-key': `apply-${at}-once` }
    works.push(() => http.call({ method: 'POST', path: '/api/volunteers', cookie, body, headers }))
  }
  return works
}

/** `cpu`: milliseconds of this process for each request, caller and server together; other load does not change it. */
type Measured = { rate: number; milliseconds: number[]; cpu: number }

async function measure(works: readonly Work[]): Promise<Measured> {
  const began = performance.now()
  const used = process.cpuUsage()
  const milliseconds = await atMost(
    connections,
    works.map((work) => async () => {
      const from = performance.now()
      const { status, body } = await work()
      if (status !== 200) throw new Error(`${status} ${body}`)
      return performance.now() - from
    }),
  )
  const { user, system } = process.cpuUsage(used)
  const rate = (works.length / (performance.now() - began)) * 1_000
  return { rate, milliseconds, cpu: (user + system) / 1_000 / works.length }
}

/** Rounds of equal size: the rate is their harmonic mean. */
const together = (all: readonly Measured[]): Measured => ({
  rate: all.length / all.reduce((sum, { rate }) => sum + 1 / rate, 0),
  milliseconds: all.flatMap((one) => one.milliseconds),
  cpu: all.reduce((sum, { cpu }) => sum + cpu, 0) / all.length,
})

const quantile = ({ milliseconds }: Measured, part: number): number =>
  milliseconds.toSorted((a, b) => a - b)[Math.floor((milliseconds.length - 1) * part)] ?? 0

const told = (one: Measured): string =>
  `${Math.round(one.rate)}/s, p50 ${quantile(one, 0.5).toFixed(0)} ms, p99 ${quantile(one, 0.99).toFixed(0)} ms, CPU ${one.cpu.toFixed(2)} ms`

const meets = (one: Measured, rate: number, p99: number): boolean =>
  one.rate >= rate && quantile(one, 0.99) <= p99

const ratio = (one: Measured, base: Measured): string =>
  `${(one.rate / base.rate).toFixed(2)} of the rate, ${(one.cpu / base.cpu).toFixed(1)} × the CPU`

import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { Refused, type Change, type Store } from '../../functions/platform/store/port.ts'
import { regionCode } from '../../shared/ids.ts'
import { aClock, aTestApp, type Person, type TestApp } from './app.ts'
import { everything } from './everything.ts'

const region = regionCode.parse('9901')
const county = regionCode.parse('990101')

async function anApp(wrap: (store: Store) => Store): Promise<TestApp> {
  const clock = aClock()
  return aTestApp({ clock, store: wrap(openEmbedded(':memory:', clock.now)) })
}

const isOfCode = (change: Change): boolean =>
  ('delete' in change && change.delete.pk.startsWith('COD#')) ||
  ('update' in change && change.update.pk.startsWith('COD#'))

/** For controls: a code is taken, and its tries counted, whatever has become of it meanwhile. */
const heedless = (store: Store): Store => ({
  ...store,
  async write(changes) {
    const eased = changes.map((one) =>
      isOfCode(one) && 'update' in one ? { ...one, if: { present: true } as const } : one,
    )
    await store.write(eased).catch((error: unknown) => {
      if (!(error instanceof Refused) || !changes.every(isOfCode)) throw error
    })
  },
})

/** For controls: neither the epoch nor the standing of an account ever changes. */
const forgetful = (store: Store): Store => ({
  ...store,
  write: (changes) =>
    store.write(
      changes.map((one) =>
        'put' in one && one.put.pk.startsWith('PER#') && one.put.sk === 'A'
          ? { ...one, put: { ...one.put, data: { ...one.put.data, sessionEpoch: 0, standing: 'ACTIVE' } } }
          : one,
      ),
    ),
})

/** A code that one browser has asked for, and how to submit it or another. */
async function aCode(app: TestApp, address: string) {
  const asked = await app.call('post', '/api/sign-in/code', { address })
  const code = app.outbox.at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
  const cookie = asked.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const submit = async (given: string) =>
    (await app.call('post', '/api/sign-in', { address, code: given }, { cookie })).status
  const wrong = (n: number) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0')
  return { code, wrong, submit }
}

const hundred = Array.from({ length: 100 }, (_, n) => n)

/** Of so many codes, each submitted a hundred times at once: how often each let somebody in. */
export async function sameCodeAtOnce(rounds: number, { guarded = true } = {}): Promise<number[]> {
  const app = await anApp(guarded ? (store) => store : heedless)
  const counts: number[] = []
  for (let round = 0; round < rounds; round++) {
    // With an account, so that no guard but that of the code is in the way.
    await app.signIn(`p${round}@example.cn`)
    const { code, submit } = await aCode(app, `p${round}@example.cn`)
    const statuses = await Promise.all(hundred.map(() => submit(code)))
    counts.push(statuses.filter((one) => one === 200).length)
  }
  return counts
}

/** Of so many codes, each met by a hundred wrong ones at once: how many tries were let through, and whether the right one is of use then. */
export async function wrongCodesAtOnce(rounds: number, { guarded = true } = {}) {
  const app = await anApp(guarded ? (store) => store : heedless)
  let most = 0
  let letIn = 0
  for (let round = 0; round < rounds; round++) {
    const { code, wrong, submit } = await aCode(app, `p${round}@example.cn`)
    await Promise.all(hundred.map((n) => submit(wrong(n))))
    for (const { pk, data } of await everything(app))
      if (pk.startsWith('COD#') && typeof data['tries'] === 'number') most = Math.max(most, data['tries'])
    if ((await submit(code)) === 200) letIn++
    app.clock.pass(5)
  }
  return { most, letIn }
}

/** Reads and writes of one's own, as pages make them, until they are told to stop; counts what was begun after `ended`. */
async function traffic(app: TestApp, cookie: string, state: { ended: boolean; over: boolean }) {
  let before = 0
  let after = 0
  for (let n = 0; !state.over; n++) {
    const isAfter = state.ended
    const { status } =
      n % 3 === 2
        ? await app.call('put', '/api/me/language', { language: n % 2 ? 'zh' : 'en' }, { cookie })
        : await app.call('get', '/api/me', undefined, { cookie })
    // A refusal waits for nothing: others would never have their turn.
    await new Promise((resolve) => setImmediate(resolve))
    if (status !== 200) continue
    if (isAfter) after++
    else before++
  }
  return { before, after }
}

const ways = ['suspension', 'revocation'] as const

/** So many officials at work in two tabs when they are suspended or lose their role: what went through before and after. */
export async function endedUnderTraffic(trials: number, { guarded = true } = {}) {
  const app = await anApp(guarded ? (store) => store : forgetful)
  const administrator = await app.aPerson('adm@example.cn', { role: 'ADMINISTRATOR', region })
  const total = { before: 0, after: 0 }
  for (let trial = 0; trial < trials; trial++) {
    const person = await app.aPerson(`p${trial}@example.cn`, { role: 'REVIEWER', region: county })
    const { before, after } = await endOne(app, administrator, person, ways[trial % 2] ?? 'suspension')
    total.before += before
    total.after += after
  }
  return total
}

async function endOne(app: TestApp, administrator: Person, person: Person, way: (typeof ways)[number]) {
  const state = { ended: false, over: false }
  const tabs = [0, 1, 2].map(() => traffic(app, person.cookie, state))
  await new Promise((resolve) => setTimeout(resolve, 3))
  await end(administrator, person, way)
  state.ended = true
  const cookie = person.cookie
  const next = await Promise.all(
    hundred.slice(0, 10).map(() => app.call('get', '/api/me', undefined, { cookie })),
  )
  state.over = true
  const counts = await Promise.all(tabs)
  const sum = (which: 'before' | 'after') => counts.reduce((total, one) => total + one[which], 0)
  return { before: sum('before'), after: sum('after') + next.filter(({ status }) => status === 200).length }
}

async function end(administrator: Person, { personId }: Person, way: (typeof ways)[number]): Promise<void> {
  const { status, body } =
    way === 'suspension'
      ? await administrator.call('post', `/api/people/${personId}/suspension`, { reason: 'ACCOUNT_AT_RISK' })
      : await administrator.call('post', `/api/officials/${personId}/revocation`, {
          role: 'REVIEWER',
          region: county,
          reason: '岗位调整',
        })
  if (status !== 200) throw new Error(`${way}: ${status} ${body.code}`)
}

import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Reading, Shown, Told } from '../../functions/kernel/shown.ts'
import { newApp } from '../../functions/platform/http/app.ts'
import { mostSubjects } from '../../functions/platform/http/disclose.ts'
import { mount } from '../../functions/platform/http/mount.ts'
import { type Route, routesOf } from '../../functions/platform/http/route.ts'
import type { Actor } from '../../shared/access.ts'
import { contract } from '../../shared/contract.ts'
import { organizationId, personId } from '../../shared/ids.ts'
import { readReason } from '../../shared/purposes.ts'

const me = personId.parse('per_000000000000me01')
const work = organizationId.parse('org_000000000000work')
const other = personId.parse('per_00000000000other')
const actor: Actor = { personId: me, grants: [{ role: 'TRAINER', organizationId: work }] }
const session = { id: 'sgn_1', level: 'full', steppedUp: true } as const

const { route } = routesOf<Record<string, never>>()
const look = contract({
  id: 'look',
  method: 'get',
  path: '/api/look',
  allows: ['training.see-roster'],
  answer: z.object({ secret: z.string() }),
  discloses: ['volunteer.name'],
  purpose: 'training',
})
const take = contract({
  ...look,
  id: 'take',
  method: 'post',
  path: '/api/take',
  body: z.object({ reason: readReason }),
  reason: true,
})

const seeing = (shown: readonly Shown[]): Route<Record<string, never>> =>
  route(
    look,
    async () => ({ secret: 'clear' }),
    // A field that the contract does not name is a type error too; here a program that got around it.
    (): Told<never> => JSON.parse(JSON.stringify({ within: {}, shown })),
  )

async function ask(
  it: Route<Record<string, never>>,
  body?: object,
  disclose?: (reading: Reading) => Promise<void>,
) {
  const readings: Reading[] = []
  const log = { request() {}, failure() {}, job() {} }
  const app = newApp({ log, newRequestId: () => 'req_1', secure: true })
  const gate = {
    begin: () => ({ verbs: {}, recorded: async () => undefined }),
    whoIs: async () => ({ actor, session }),
    renew: async () => {},
    disclose: disclose ?? (async (reading: Reading) => void readings.push(reading)),
    origins: () => ['http://x.test'],
    secureCookies: true,
    log,
  }
  mount(app, gate, it, (verbs) => verbs)
  const { path, method } = it.contract
  const answer = await app.request(`http://x.test${path}`, {
    method: method.toUpperCase(),
    headers: { origin: 'http://x.test', 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, text: await answer.text(), readings }
}

const names = (ids: readonly (typeof me)[]): Shown[] =>
  ids.map((subject) => ({ subject, fields: ['volunteer.name'] }))
const some = (n: number) =>
  names(Array.from({ length: n }, (_, at) => personId.parse(`per_${String(at).padStart(16, '0')}`)))

describe('the hook between an answer and the wire', () => {
  it('tells whose data was shown, each once', async () => {
    const { status, readings } = await ask(seeing(names([other, other])))
    expect(status).toBe(200)
    expect(readings).toMatchObject([
      { route: 'look', purpose: 'training', shown: [{ subject: other, fields: ['volunteer.name'] }] },
    ])
  })

  it('leaves out one’s own data, that of one’s organization, and who shows nothing', async () => {
    const own: Shown[] = [
      ...names([me]),
      { subject: work, fields: ['volunteer.name'] },
      { subject: other, fields: [] },
    ]
    expect(await ask(seeing(own))).toMatchObject({ status: 200, readings: [] })
  })

  it('lets nothing out with a field that the contract does not name', async () => {
    const { status, text, readings } = await ask(seeing([{ subject: other, fields: ['volunteer.idNumber'] }]))
    expect([status, text.includes('clear'), readings]).toEqual([500, false, []])
  })

  it(`lets nothing out about more than ${mostSubjects} subjects, and all about ${mostSubjects}`, async () => {
    expect((await ask(seeing(some(mostSubjects + 1)))).status).toBe(500)
    expect((await ask(seeing(some(mostSubjects)))).status).toBe(200)
  })

  it('answers 503 when it cannot be written, whatever the reason', async () => {
    const { status, text } = await ask(seeing(names([other])), undefined, async () => {
      throw new RangeError('anything')
    })
    expect([status, text.includes('clear')]).toEqual([503, false])
  })

  it('takes the reason of an export along, and refuses one without', async () => {
    const exporting = route(
      take,
      async () => ({ secret: 'clear' }),
      () => ({ within: {}, shown: [{ subject: other, fields: ['volunteer.name'] }] }),
    )
    const { status, readings } = await ask(exporting, { reason: 'official-report' })
    expect([status, readings[0]?.reason]).toEqual([200, 'official-report'])
    expect(await ask(exporting, { reason: '因为想看' })).toMatchObject({ status: 400, readings: [] })
  })

  it('is not optional: a contract that discloses cannot be bound without it', () => {
    // @ts-expect-error -- a third argument is asked for
    const bound = route(look, async () => ({ secret: 'clear' }))
    expect(bound.tells).toBeUndefined()
    // @ts-expect-error -- a contract that discloses names its purpose
    contract({ ...look, purpose: undefined })
  })
})

import { describe, expect, it } from 'vitest'
import { instant } from '../../shared/dates.ts'
import { countyCode, organizationId, regionCode } from '../../shared/ids.ts'
import { aTestApp, type Answer, type Person, type TestApp } from '../support/app.ts'
import { aGroupIn } from '../support/builders/groups.ts'
import { aRegistration, anOrganizationIn } from '../support/builders/organizations.ts'
import { aSessionIn } from '../support/builders/training.ts'
import { anApplication, aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { readsIn } from '../support/reads.ts'

const county = regionCode.parse('990101')
const anAuditor = (app: TestApp, region = county, address = 'aud@example.cn') =>
  app.aPerson(address, { role: 'AUDITOR', region })
const trail = (person: Person, id: string, query = '') => person.call('get', `/api/audit/${id}${query}`)

async function returnedOnce(app: TestApp) {
  const lin = await app.signIn('lin@example.cn')
  const rev = await app.aPerson('rev@example.cn', { role: 'REVIEWER', region: county })
  await lin.call('post', '/api/volunteers', anApplication())
  app.clock.pass(30)
  const reason = '证书编号与姓名不符。'
  await rev.call('post', `/api/volunteers/${lin.personId}/decision`, {
    decision: 'RETURN',
    version: 1,
    reason,
  })
  return { lin, rev, reason }
}

describe('audit.read', () => {
  it('tells who did what when to which fields of a volunteer, and never a value', async () => {
    const app = await aTestApp()
    const start = app.clock.now()
    const { lin, rev, reason } = await returnedOnce(app)
    const answer = await trail(await anAuditor(app), lin.personId)
    expect(answer.body.items).toMatchObject([
      { name: 'volunteers.applied', by: lin.personId, at: start, version: 1 },
      {
        name: 'volunteers.returned',
        by: rev.personId,
        at: app.clock.now(),
        version: 2,
        fields: ['reason', 'stageSince', 'standing'],
      },
    ])
    expect(Object.keys(answer.body.items[0]).toSorted()).toEqual([
      'at',
      'by',
      'fields',
      'hash',
      'id',
      'name',
      'version',
    ])
    expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`林|990101|SOCIAL_WORK|${reason}`))
  })

  it('pages, each event once and in order', async () => {
    const app = await aTestApp()
    const { lin } = await returnedOnce(app)
    const aud = await anAuditor(app)
    const first = await trail(aud, lin.personId, '?limit=1')
    const second = await trail(aud, lin.personId, `?limit=1&cursor=${first.body.next}`)
    expect(
      [first, second].flatMap((one) => one.body.items.map((item: { version: number }) => item.version)),
    ).toEqual([1, 2])
  })

  it('reads organizations, programmes, sessions and groups of the region', async () => {
    const app = await aTestApp()
    const zhou = await app.signIn('zhou@example.cn')
    const { body } = await zhou.call('post', '/api/organizations', aRegistration())
    const { programme, session } = await aSessionIn(app, { organizationId: organizationId.parse(body.id) })
    const group = await aGroupIn(app)
    const aud = await anAuditor(app)
    const first = async (id: string) => (await trail(aud, id)).body.items[0]
    expect(await first(body.id)).toMatchObject({
      name: 'organizations.registered',
      by: zhou.personId,
      version: 1,
    })
    expect(await first(programme.id)).toMatchObject({ name: 'training.programme-created', by: 'system' })
    expect(await first(session.id)).toMatchObject({ name: 'training.session-scheduled' })
    expect(await first(group.id)).toMatchObject({ name: 'groups.opened' })
  })

  it('404: another region’s trail, a missing thing and a person without a file are the same bytes', async () => {
    const app = await aTestApp()
    const { lin } = await returnedOnce(app)
    const { id } = await anOrganizationIn(app)
    const aud = await anAuditor(app, regionCode.parse('990102'))
    const ids = [
      lin.personId,
      id,
      aud.personId,
      'per_0000000000missing',
      'prg_0000000000missing',
      'ses_0000000000missing',
      'grp_0000000000missing',
      'vol_x',
    ]
    const answers = await Promise.all(ids.map((one) => trail(aud, one)))
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })

  it('403: nobody else reads it, not even about themselves', async () => {
    const app = await aTestApp()
    const { lin, rev } = await returnedOnce(app)
    for (const person of [lin, rev])
      expect((await trail(person, lin.personId)).body.code).toBe('not-permitted')
  })
})

const search = (person: Person, query: string) => person.call('get', `/api/audit/events?${query}`)
const named = (answer: Answer): string[] => answer.body.items.map((one: { name: string }) => one.name)

describe('searching the trail', () => {
  it('finds by region and time, newest first, and nothing of elsewhere', async () => {
    const app = await aTestApp()
    await returnedOnce(app)
    const far = await aVolunteerIn(app, 'far@example.cn', aVolunteer.applied, {
      serial: 7,
      county: countyCode.parse('990102'),
    })
    const aud = await anAuditor(app)
    const found = await search(aud, 'region=990101')
    expect(named(found)).toEqual(['volunteers.returned', 'volunteers.applied'])
    expect(JSON.stringify(found.body)).not.toContain(far.personId)
    expect(JSON.stringify(found.body)).not.toMatch(/林|SOCIAL_WORK|姓名不符/)
    expect(named(await search(aud, 'region=990101&to=2026-11-20'))).toEqual([])
    const wide = await anAuditor(app, regionCode.parse('9901'), 'wide@example.cn')
    expect(named(await search(wide, 'region=9901&from=2026-11-01'))).toContain('volunteers.applied')
    expect(JSON.stringify((await search(wide, 'region=9901&from=2026-11-01')).body)).toContain(far.personId)
  })

  it('404: a region that is not the auditor’s, whether it exists or not', async () => {
    const app = await aTestApp()
    const aud = await anAuditor(app)
    const answers = await Promise.all(
      ['990102', '9901', '880101'].map((region) => search(aud, `region=${region}`)),
    )
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })

  it('finds by actor, kind and thing, and pages without losing or repeating one', async () => {
    const app = await aTestApp()
    const { lin, rev } = await returnedOnce(app)
    const aud = await anAuditor(app)
    expect(named(await search(aud, `region=990101&by=${rev.personId}`))).toEqual(['volunteers.returned'])
    expect(named(await search(aud, 'region=990101&name=volunteers.applied'))).toEqual(['volunteers.applied'])
    expect(named(await search(aud, `region=990101&about=${lin.personId}&name=volunteers.returned`))).toEqual([
      'volunteers.returned',
    ])
    const all = await search(aud, 'region=990101')
    const pages: string[] = []
    let next = ''
    do {
      const page = await search(aud, `region=990101&to=2026-11-24&limit=1${next}`)
      pages.push(...page.body.items.map((one: { id: string }) => one.id))
      next = page.body.next === undefined ? '' : `&cursor=${encodeURIComponent(page.body.next)}`
    } while (next !== '' && pages.length < 50)
    const ids = all.body.items.map((one: { id: string }) => one.id)
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.filter((one) => ids.includes(one))).toEqual(ids)
  })

  it('goes back over months and ends', async () => {
    const app = await aTestApp()
    await aVolunteerIn(app, 'old@example.cn', aVolunteer.applied, {
      serial: 8,
      now: instant.parse('2026-03-05T01:00:00.000Z'),
    })
    const aud = await anAuditor(app)
    expect(named(await search(aud, 'region=990101'))).toEqual([])
    const year = await search(aud, 'region=990101&from=2026-01-01')
    expect(named(year)).toEqual(['audit.read', 'volunteers.applied'])
    expect(year.body.next).toBeUndefined()
    expect((await search(aud, 'region=990101&cursor=nonsense')).body.code).toBe('bad-cursor')
  })

  it('shows who read whom, and the auditor’s own searches among it (audit.read)', async () => {
    const app = await aTestApp()
    const { lin, rev } = await returnedOnce(app)
    await rev.call('get', `/api/volunteers/${lin.personId}/case`)
    const aud = await anAuditor(app)
    const about = await search(aud, `region=990101&about=${lin.personId}&name=audit.read`)
    expect(about.body.items).toMatchObject([
      {
        by: rev.personId,
        thing: rev.personId,
        read: { purpose: 'verification', role: 'REVIEWER', subjects: [lin.personId] },
      },
    ])
    await trail(aud, lin.personId)
    const own = await search(aud, `region=990101&by=${aud.personId}`)
    expect(own.body.items.map((one: { read: { purpose: string } }) => one.read.purpose)).toEqual([
      'auditing',
      'auditing',
    ])
    expect((await trail(aud, rev.personId)).body.items).toMatchObject([
      { name: 'audit.read', by: rev.personId },
    ])
  })
})

describe('verifying with a click', () => {
  const verify = (person: Person, id: string) => person.call('get', `/api/audit/${id}/verification`)

  it('says how many entries hold, and names the first that does not', async () => {
    const app = await aTestApp()
    const { lin } = await returnedOnce(app)
    const aud = await anAuditor(app)
    expect((await verify(aud, lin.personId)).body).toMatchObject({
      ok: true,
      entries: 2,
      chains: 1,
      checkedAt: app.clock.now(),
    })
    const key = { pk: `VOL#${lin.personId}`, sk: 'EVT#A#00000001' }
    const event = await app.store.get(key)
    if (!event) throw new Error('no event')
    const forged = { ...event, data: { ...event.data, by: 'per_0000000somebody1' } }
    await app.store.write([{ delete: key, if: { version: 1 } }])
    await app.store.write([{ put: forged, if: { absent: true } }])
    const broken = (await verify(aud, lin.personId)).body
    expect(broken).toMatchObject({ ok: false, firstBad: { version: 1 } })
    expect(broken.firstBad).not.toHaveProperty('part')
  })

  it('names the state itself when only that was altered, and the latest checkpoint', async () => {
    const app = await aTestApp()
    const { lin } = await returnedOnce(app)
    const key = { pk: `VOL#${lin.personId}`, sk: 'A' }
    const file = await app.store.get(key)
    if (!file) throw new Error('no file')
    await app.store.write([{ delete: key, if: { version: file.version } }])
    await app.store.write([
      { put: { ...file, data: { ...file.data, stage: 'APPOINTED' } }, if: { absent: true } },
      {
        put: { pk: 'CHECKPOINT', sk: 'LAST', version: 1, data: { number: 3, hash: '' } },
        if: { absent: true },
      },
    ])
    const { body } = await verify(await anAuditor(app), lin.personId)
    expect(body).toMatchObject({ ok: false, firstBad: {}, checkpoint: 3 })
  })

  it('is audited, and 404 for another region’s auditor', async () => {
    const app = await aTestApp()
    const { lin } = await returnedOnce(app)
    const far = await anAuditor(app, regionCode.parse('990102'), 'far@example.cn')
    expect((await verify(far, lin.personId)).status).toBe(404)
    const aud = await anAuditor(app)
    await verify(aud, lin.personId)
    expect(await readsIn(app)).toMatchObject([
      { route: 'verifyTrail', by: aud.personId, fields: { [lin.personId]: [] } },
    ])
  })
})

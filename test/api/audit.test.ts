import { describe, expect, it } from 'vitest'
import { organizationId, regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { aGroupIn } from '../support/builders/groups.ts'
import { aRegistration, anOrganizationIn } from '../support/builders/organizations.ts'
import { aSessionIn } from '../support/builders/training.ts'
import { anApplication } from '../support/builders/volunteers.ts'

const county = regionCode.parse('990101')
const anAuditor = (app: TestApp, region = county) =>
  app.aPerson('aud@example.cn', { role: 'AUDITOR', region })
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

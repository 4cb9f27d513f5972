import { describe, expect, it } from 'vitest'
import { aTestApp, type Person } from '../support/app.ts'
import { anOrganizationIn } from '../support/builders/organizations.ts'
import { applied, aReviewer, anAdministrator, county } from '../support/volunteering.ts'

describe('「谁看过我的数据」', () => {
  const readers = (person: Person, query = '') => person.call('get', `/api/me/readers${query}`)

  it('tells role, region, purpose, fields and time, newest first, never who; in pages', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const rev = await aReviewer(app)
    await rev.call('get', `/api/volunteers/${lin.personId}/case`)
    app.clock.pass(5)
    const aud = await app.aPerson('aud@example.cn', { role: 'AUDITOR', region: county })
    await aud.call('get', `/api/audit/${lin.personId}`)
    const { body } = await readers(lin)
    expect(body.items).toMatchObject([
      { role: 'AUDITOR', regionName: '临江区', purpose: 'auditing', fields: [], at: app.clock.now() },
      { role: 'REVIEWER', regionName: '临江区', purpose: 'verification' },
    ])
    expect(body.items[1].fields).toContain('volunteer.name')
    expect(JSON.stringify(body)).not.toContain(rev.personId)
    const first = await readers(lin, '?limit=1')
    const second = await readers(lin, `?limit=1&cursor=${first.body.next}`)
    expect([first.body.items[0].id, second.body.items[0].id]).toEqual(
      body.items.map((one: { id: string }) => one.id),
    )
  })

  it('is empty for whom nobody has read, and one’s own reading is not in it', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    await lin.call('get', '/api/volunteers/me')
    expect((await readers(lin)).body).toEqual({ items: [] })
  })

  it('tells the staff of an organization who has read its data, and nobody else', async () => {
    const app = await aTestApp()
    const { id } = await anOrganizationIn(app)
    const adm = await anAdministrator(app)
    const mia = await app.aPerson('mia@example.cn', { role: 'ORG_MANAGER', organizationId: id })
    await adm.call('get', `/api/organizations/${id}`)
    const { body } = await readers(mia, `?organizationId=${id}`)
    expect(body.items).toMatchObject([{ role: 'ADMINISTRATOR', purpose: 'overseeing-organizations' }])
    const missing = await readers(adm, '?organizationId=org_0000000000missing')
    expect(await readers(adm, `?organizationId=${id}`)).toMatchObject({ status: 404, body: missing.body })
  })
})

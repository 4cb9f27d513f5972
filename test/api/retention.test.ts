import { describe, expect, it } from 'vitest'
import { invariantsOf } from '../../functions/compose/invariants/read.ts'
import { removePast } from '../../functions/compose/retention.ts'
import type { TestApp } from '../support/app.ts'
import { aTestApp } from '../support/app.ts'
import { anIdNumber } from '../support/builders/volunteers.ts'
import { aCounty, aHelper, invite, no, open, step } from '../support/county.ts'
import { eventNames, everything } from '../support/everything.ts'
import {
  aReviewer,
  anAdministrator,
  applied,
  county,
  decide,
  fileOf,
  refuse,
  verify,
} from '../support/volunteering.ts'

const days = (count: number) => count * 1440
const nothing = { people: 0, numbers: 0, groups: 0, invitations: 0, corrections: 0 }
const run = (app: TestApp, most = 1000) => removePast(app.adapters, most)
/** Whether a text can still be read anywhere: in clear, or by opening a file. */
const file = async (app: TestApp, id: string) => {
  const { volunteers } = app.asSystem().volunteers
  return volunteers.find(id as never)
}

describe('what is past its retention', () => {
  it('a refused application goes after a year, with the account that it came with', async () => {
    const app = await aTestApp()
    const [person, reviewer] = [await applied(app), await aReviewer(app)]
    await decide(reviewer, person.personId, refuse)
    app.clock.pass(days(29))
    expect(await run(app)).toEqual(nothing)
    app.clock.pass(days(335))
    expect((await run(app)).people).toBe(0)
    expect(await file(app, person.personId)).toMatchObject({ name: '林晓岚' })
    app.clock.pass(days(2))
    expect(await run(app)).toEqual({ ...nothing, people: 1 })
    expect(await run(app)).toEqual(nothing)
    expect(await file(app, person.personId)).toBeUndefined()
    expect((await app.signIn('lin@example.cn')).personId).not.toBe(person.personId)
    expect((await invariantsOf(app.adapters)).violations).toEqual([])
  })

  it('who works here keeps the account: only volunteers go by themselves', async () => {
    const app = await aTestApp()
    const [person, reviewer] = [await applied(app), await aReviewer(app)]
    await decide(reviewer, person.personId, refuse)
    const { accounts } = app.asSystem().identity
    const account = await accounts.find(person.personId)
    if (!account) throw new Error('no account')
    const grants = [
      ...account.grants,
      { role: 'AUDITOR' as const, region: reviewer.personId && ('9901' as never) },
    ]
    await accounts.save(
      { ...account, grants },
      { name: 'identity.role-granted', by: 'system', at: app.clock.now() },
    )
    app.clock.pass(days(400))
    expect((await run(app)).people).toBe(0)
  })

  it('who left goes after three years', async () => {
    const app = await aTestApp()
    const person = await applied(app)
    const answers = [{ kind: 'PERSONAL_DATA', version: 1, agree: false }]
    await person.call('put', '/api/volunteers/me/consents', { version: 1, answers })
    app.clock.pass(days(3 * 365 - 2))
    expect(await run(app)).toEqual(nothing)
    app.clock.pass(days(4))
    expect(await run(app)).toEqual({ ...nothing, people: 1 })
  })

  it('of a credential number the end stays, thirty days after the decision', async () => {
    const app = await aTestApp()
    const [person, reviewer] = [await applied(app), await aReviewer(app)]
    await decide(reviewer, person.personId, verify)
    app.clock.pass(days(29))
    expect(await run(app)).toEqual(nothing)
    app.clock.pass(days(2))
    expect(await run(app)).toEqual({ ...nothing, numbers: 1 })
    expect(await run(app)).toEqual(nothing)
    expect((await fileOf(person)).credential).toMatchObject({ number: '********6789', status: 'VERIFIED' })
    expect(await file(app, person.personId)).toMatchObject({ idNumber: anIdNumber(1) })
    expect(await eventNames(app)).toContain('volunteers.number-removed')
  })

  it('a group loses what it told a year after its end: figures stay, readers find nothing, no error', async () => {
    const { app, ann } = await aCounty()
    const helper = await aHelper(app)
    const group = await open(ann)
    const placement = (await invite(ann, group, helper)).body.id
    const person = await app.signIn('vol1@example.cn')
    expect((await step(person, group, placement, 'answer', no('NO_TIME'))).status).toBe(200)
    expect((await ann.call('post', `/api/groups/${group}/closing`, { version: 1 })).status).toBe(200)
    app.clock.pass(days(364))
    expect((await run(app)).groups).toBe(0)
    app.clock.pass(days(2))
    expect((await run(app)).groups).toBe(1)
    expect((await run(app)).groups).toBe(0)
    const item = (await everything(app)).find(({ pk, sk }) => pk === `GRP#${group}` && sk === 'A')
    expect(Object.keys(item?.data ?? {}).toSorted()).toEqual(
      [
        'closedAt',
        'county',
        'erased',
        'head',
        'helpers',
        'id',
        'openedAt',
        'region',
        'seats',
        'status',
        'township',
      ].toSorted(),
    )
    expect(await eventNames(app)).toContain('groups.removed')
    expect((await ann.call('get', `/api/groups/${group}`)).status).toBe(404)
    expect((await person.call('get', '/api/groups/invitations/me')).status).toBe(200)
    expect((await ann.call('get', '/api/groups?county=990101&status=CLOSED')).body.items).toEqual([])
    // The builders' certificates stand without their trainings: only groups are looked at here.
    const { violations } = await invariantsOf(app.adapters)
    expect(violations.filter(({ at }) => !at.startsWith('HLD#'))).toEqual([])
  })

  it('an invitation to a role that nobody answered loses its address, thirty days after its last', async () => {
    const app = await aTestApp()
    const administrator = await anAdministrator(app)
    const input = { role: 'REVIEWER', region: county, address: 'new@example.cn' }
    const { id } = (await administrator.call('post', '/api/invitations', input)).body
    const invited = async () =>
      (await app.asSystem().identity.invitations.listFor('new@example.cn')).map(({ address }) => address)
    app.clock.pass(days(14 + 29))
    expect(await run(app)).toEqual(nothing)
    expect(await invited()).toEqual(['new@example.cn'])
    app.clock.pass(days(2))
    expect(await run(app)).toEqual({ ...nothing, invitations: 1 })
    expect(await run(app)).toEqual(nothing)
    expect(await invited()).toEqual([])
    const key = (await everything(app)).find(({ pk }) => pk === `KEY#${id}`)
    expect(key?.data).toEqual({ destroyed: true })
    expect(await eventNames(app)).toContain('identity.invitation-removed')
  })

  it('a request for a correction goes a year after its answer', async () => {
    const app = await aTestApp()
    const [person, reviewer] = [await applied(app), await aReviewer(app)]
    const asked = await person.call('post', '/api/me/corrections', {
      field: 'volunteer.name',
      wrong: '少了一个字',
    })
    app.clock.pass(days(1))
    const of = `/api/corrections/${person.personId}/${asked.body.id}/answer`
    await reviewer.call('post', of, { version: 1, done: true, answer: '改好了。' })
    app.clock.pass(days(360))
    expect((await run(app)).corrections).toBe(0)
    app.clock.pass(days(8))
    expect((await run(app)).corrections).toBe(1)
    expect((await person.call('get', '/api/me/corrections')).body.items).toEqual([])
    expect(await eventNames(app)).toContain('identity.correction-removed')
  })

  it('is bounded in one run, and goes on in the next', async () => {
    const app = await aTestApp()
    const reviewer = await aReviewer(app)
    for (let serial = 1; serial <= 3; serial++) {
      const person = await applied(app, `p${serial}@example.cn`, { serial })
      await decide(reviewer, person.personId, refuse)
    }
    app.clock.pass(days(400))
    expect((await run(app, 2)).people).toBe(2)
    expect((await run(app, 2)).people).toBe(1)
    expect((await run(app, 2)).people).toBe(0)
  })
})

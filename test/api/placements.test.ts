import { describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../shared/dates.ts'
import { noon } from '../support/app.ts'
import { aGroupIn, aGroupInput, manyToOne } from '../support/builders/groups.ts'
import { aPlacementIn } from '../support/builders/placements.ts'
import { aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { aCounty, aHelper, certify, elsewhere, invite, no, open, step, view, yes } from '../support/county.ts'
import { everything } from '../support/everything.ts'
import { refusedWith } from '../support/refused-with.ts'

const days = (n: number) => n * 24 * 60

describe('inviting', () => {
  it('groups.place: asks a volunteer, who sees the coarse card and no more', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await open(ann)
    const answer = await invite(ann, group, bo)
    expect(answer).toMatchObject({ status: 200, body: { version: 1 } })
    const { invitations } = (await bo.call('get', '/api/groups/invitations/me')).body
    expect(invitations).toEqual([
      {
        id: answer.body.id,
        version: 1,
        status: 'INVITED',
        background: 'SOCIAL_WORK',
        riskNotice: aGroupInput().riskNotice,
        card: { region: '9901' },
        invitedAt: noon,
        until: '2026-12-01T04:00:00.000Z',
      },
    ])
    expect((await view(ann, group)).placements).toMatchObject([
      { id: answer.body.id, name: '林**', status: 'INVITED' },
    ])
    expect((await bo.call('get', `/api/groups/${group}/member`)).status).toBe(404)
  })

  it('already-invited: one live invitation for a person and a group', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await open(ann, manyToOne())
    await invite(ann, group, bo, 1)
    await refusedWith(app, 'already-invited', 409, () => invite(ann, group, bo, 3))
  })

  it('already-invited: 50 racing invitations of one person become one', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await open(ann, manyToOne())
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => invite(ann, group, bo, n % 2 === 0 ? 1 : 3)),
    )
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1)
    expect((await view(ann, group)).placements).toHaveLength(1)
  })

  it('lapses by itself after seven days, and may then be repeated', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await open(ann)
    const first = (await invite(ann, group, bo)).body.id
    app.clock.pass(days(7) - 1)
    await refusedWith(app, 'already-invited', 409, () => invite(ann, group, bo))
    app.clock.pass(1)
    await refusedWith(app, 'invitation-ended', 409, () => step(bo, group, first, 'answer', yes()))
    expect((await bo.call('get', '/api/groups/invitations/me')).body.invitations).toEqual([])
    const second = (await invite(ann, group, bo)).body.id
    expect((await step(ann, group, first, 'withdrawal', { version: 1 })).status).toBe(200)
    await refusedWith(app, 'already-invited', 409, () => invite(ann, group, bo))
    expect((await step(bo, group, second, 'answer', yes())).status).toBe(200)
  })

  it('names every rule that stands in the way', async () => {
    const { app, ann } = await aCounty()
    const group = await open(ann, manyToOne({ sex: 'FEMALE', helpFields: ['HARDSHIP_RELIEF'] }))
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, {
      serial: 1,
      sex: 'MALE',
      county: elsewhere,
      remote: false,
    })
    const answer = await invite(ann, group, bo, 1)
    expect(answer.body).toMatchObject({ code: 'not-eligible' })
    expect(answer.body.refusals.map((one: { rule: string }) => one.rule)).toEqual([
      'woman-only',
      'too-far',
      'not-appointed',
      'certificate-missing',
      'certificate-missing',
      'certificate-missing',
    ])
    await refusedWith(app, 'not-eligible', 409, () => invite(ann, group, bo, 2))
    await refusedWith(app, 'seat-taken', 409, () => invite(ann, group, bo, 0))
    await refusedWith(app, 'not-found', 404, () => invite(ann, group, bo, 7))
    await refusedWith(app, 'not-found', 404, () =>
      invite(ann, group, { personId: 'per_0000000000nobody' }, 1),
    )
  })

  it('not-eligible: a certificate that ends within thirty days is too short', async () => {
    const { app, ann } = await aCounty()
    const group = await open(ann)
    const today = dayOf(noon)
    const bo = await aHelper(app, 1, {}, addDays(today, 29))
    const cy = await aHelper(app, 2, {}, addDays(today, 30))
    const answer = await invite(ann, group, bo)
    expect(answer.body.refusals).toContainEqual({
      rule: 'certificate-lapsing',
      subject: 'POLICY',
      validUntil: addDays(today, 29),
    })
    expect((await invite(ann, group, cy)).status).toBe(200)
  })
})

describe('answering', () => {
  it('groups.answer-invitation: one’s own, once, on the version seen', async () => {
    const { app, ann } = await aCounty()
    const [bo, cy] = [await aHelper(app, 1), await aHelper(app, 2)]
    const group = await open(ann)
    const { id } = (await invite(ann, group, bo)).body
    await refusedWith(app, 'not-found', 404, () => step(cy, group, id, 'answer', yes()))
    await refusedWith(app, 'not-permitted', 403, () => step(ann, group, id, 'answer', yes()))
    await refusedWith(app, 'changed-meanwhile', 409, () => step(bo, group, id, 'answer', yes(2)))
    await refusedWith(app, 'bad-input', 400, () =>
      step(bo, group, id, 'answer', { ...yes(), noConflict: false }),
    )
    expect((await step(bo, group, id, 'answer', yes())).body).toEqual({ id, version: 2 })
    await refusedWith(app, 'invitation-ended', 409, () => step(bo, group, id, 'answer', yes(2)))
  })

  it('declines without penalty, and is not asked again for this group', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const [group, other] = [await open(ann), await open(ann)]
    const { id } = (await invite(ann, group, bo)).body
    expect((await step(bo, group, id, 'answer', no('CONFLICT'))).status).toBe(200)
    expect((await view(ann, group)).placements).toEqual([
      expect.not.objectContaining({ reason: expect.anything() }),
    ])
    const again = await invite(ann, group, bo)
    expect(again.body).toMatchObject({ code: 'not-eligible', refusals: [{ rule: 'declined-before' }] })
    expect((await invite(ann, other, bo)).status).toBe(200)
    expect(JSON.stringify(await everything(app))).not.toContain('CONFLICT')
  })

  it('may still decline after accepting, until confirmed', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await open(ann)
    const { id } = (await invite(ann, group, bo)).body
    await step(bo, group, id, 'answer', yes())
    expect((await step(bo, group, id, 'answer', no('NO_TIME', 2))).status).toBe(200)
    await refusedWith(app, 'wrong-stage', 409, () => step(ann, group, id, 'confirmation', { version: 3 }))
  })

  it('ends when the invitation is taken back', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await open(ann)
    const { id } = (await invite(ann, group, bo)).body
    await refusedWith(app, 'changed-meanwhile', 409, () => step(ann, group, id, 'withdrawal', { version: 2 }))
    await step(ann, group, id, 'withdrawal', { version: 1 })
    await refusedWith(app, 'invitation-ended', 409, () => step(bo, group, id, 'answer', yes(2)))
    await refusedWith(app, 'wrong-stage', 409, () => step(ann, group, id, 'withdrawal', { version: 2 }))
    expect((await invite(ann, group, bo)).status).toBe(200)
  })
})

describe('confirming', () => {
  it('fills the seat, opens the file, makes the group active, lets the others go', async () => {
    const { app, ann } = await aCounty()
    const [bo, cy] = [await aHelper(app, 1), await aHelper(app, 2, { name: '王建国' })]
    const group = await open(ann)
    const { id } = (await invite(ann, group, bo)).body
    await invite(ann, group, cy)
    await refusedWith(app, 'wrong-stage', 409, () => step(ann, group, id, 'confirmation', { version: 1 }))
    await step(bo, group, id, 'answer', yes())
    await refusedWith(app, 'changed-meanwhile', 409, () =>
      step(ann, group, id, 'confirmation', { version: 1 }),
    )
    expect((await step(ann, group, id, 'confirmation', { version: 2 })).body).toEqual({ id, version: 3 })
    const shown = await view(ann, group)
    expect(shown).toMatchObject({ status: 'ACTIVE', version: 2 })
    expect(shown.seats[2].filled).toBe(true)
    expect(
      shown.placements.map((one: { name: string; status: string }) => [one.name, one.status]).toSorted(),
    ).toEqual([
      ['林晓岚', 'CONFIRMED'],
      ['王**', 'WITHDRAWN'],
    ])
    const member = (await bo.call('get', `/api/groups/${group}/member`)).body
    expect(member).toMatchObject({
      code: shown.code,
      township: '990101001',
      helpers: [{}, {}, { name: '林晓岚' }],
    })
    expect((await bo.call('get', '/api/groups/invitations/me')).body.invitations).toMatchObject([
      { status: 'CONFIRMED', group: { id: group, code: shown.code } },
    ])
    expect((await cy.call('get', '/api/groups/invitations/me')).body.invitations).toEqual([])
    expect((await cy.call('get', `/api/groups/${group}/member`)).status).toBe(404)
  })

  it('groups.see-as-member: ends at once with the place; the seat and the load are free again', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await aGroupIn(app)
    const { id } = await aPlacementIn(app, 'CONFIRMED', { group, personId: bo.personId, seat: 2 })
    expect((await bo.call('get', `/api/groups/${group.id}/member`)).status).toBe(200)
    await refusedWith(app, 'changed-meanwhile', 409, () =>
      step(ann, group.id, id, 'end', { version: 2, reason: '工作调动。' }),
    )
    expect((await step(ann, group.id, id, 'end', { version: 3, reason: '工作调动。' })).status).toBe(200)
    expect((await bo.call('get', `/api/groups/${group.id}/member`)).status).toBe(404)
    expect(await view(ann, group.id)).toMatchObject({
      status: 'MATCHING',
      placements: [{ name: '林**', status: 'ENDED', reason: '工作调动。' }],
    })
    expect(await app.asSystem().groups.loadOf(bo.personId)).toBe(0)
    await refusedWith(app, 'wrong-stage', 409, () =>
      step(ann, group.id, id, 'end', { version: 4, reason: '再次。' }),
    )
    expect((await invite(ann, group.id, bo)).status).toBe(200)
    expect(JSON.stringify(await everything(app))).not.toContain('工作调动')
  })

  it('load-reached: two groups at most, fewer if the volunteer says so', async () => {
    const { app, ann } = await aCounty()
    const [bo, cy] = [await aHelper(app, 1, { mostGroups: 3 }), await aHelper(app, 2, { mostGroups: 1 })]
    for (const [who, most] of [
      [bo, 2],
      [cy, 1],
    ] as const) {
      const waiting = await aGroupIn(app)
      const { id } = await aPlacementIn(app, 'ACCEPTED', { group: waiting, personId: who.personId, seat: 2 })
      for (let n = 0; n < most; n++)
        await aPlacementIn(app, 'CONFIRMED', { group: await aGroupIn(app), personId: who.personId, seat: 2 })
      await refusedWith(app, 'load-reached', 409, () =>
        step(ann, waiting.id, id, 'confirmation', { version: 2 }),
      )
      expect((await invite(ann, (await aGroupIn(app)).id, who)).body).toMatchObject({
        code: 'not-eligible',
        refusals: [{ rule: 'load-reached', most }],
      })
    }
  })

  it('not-eligible: what lapsed or was revoked between invitation and confirmation counts', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app, 1, {}, addDays(dayOf(noon), 40))
    const group = await aGroupIn(app)
    const { id } = await aPlacementIn(app, 'ACCEPTED', { group, personId: bo.personId, seat: 2 })
    app.clock.pass(days(11))
    await refusedWith(app, 'not-eligible', 409, () => step(ann, group.id, id, 'confirmation', { version: 2 }))
    await certify(app, bo.personId)
    expect((await step(ann, group.id, id, 'confirmation', { version: 2 })).status).toBe(200)
  })

  it('is done once under one key, however often it is sent', async () => {
    const { app, ann } = await aCounty()
    const bo = await aHelper(app)
    const group = await aGroupIn(app)
    const { id } = await aPlacementIn(app, 'ACCEPTED', { group, personId: bo.personId, seat: 2 })
    const confirm = () =>
      ann.call(
        'post',
        `/api/groups/${group.id}/placements/${id}/confirmation`,
        { version: 2 },
        { 'idempotency-key': 'key-00001' },
      )
    const answers = await Promise.all(Array.from({ length: 20 }, confirm))
    expect(answers.map((one) => one.body)).toEqual(answers.map(() => ({ id, version: 3 })))
    expect(await app.asSystem().groups.loadOf(bo.personId)).toBe(1)
  })
})

it('tells each what waits: answers, seats, confirmations', async () => {
  const { app, ann } = await aCounty()
  const bo = await aHelper(app)
  const tasks = async (who: typeof ann) =>
    (await who.call('get', '/api/me/tasks')).body.tasks.filter((one: { kind: string }) =>
      /group|placement/.test(one.kind),
    )
  const group = await open(ann)
  app.clock.pass(60)
  await open(ann)
  const { id } = (await invite(ann, group, bo)).body
  expect(await tasks(bo)).toMatchObject([
    { kind: 'answer-group-invitation', id, count: 1, until: '2026-12-01T05:00:00.000Z' },
  ])
  expect(await tasks(ann)).toEqual([{ kind: 'fill-group', count: 2, since: noon }])
  await step(bo, group, id, 'answer', yes())
  expect(await tasks(bo)).toEqual([])
  expect(await tasks(ann)).toMatchObject([{ kind: 'fill-group' }, { kind: 'confirm-placement', count: 1 }])
  await step(ann, group, id, 'confirmation', { version: 2 })
  expect(await tasks(ann)).toMatchObject([{ kind: 'fill-group', count: 1 }])
})

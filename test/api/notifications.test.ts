import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import { loadSeed } from '../../functions/local/load-seed.ts'
import type { Message, SendMessage } from '../../functions/platform/mail/message.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import { aTestApp } from '../support/app.ts'
import { aSeed } from '../support/builders/seed.ts'
import { walkTheChain } from '../support/chain.ts'
import { everything } from '../support/everything.ts'
import { invariantsIn } from '../support/invariants.ts'

const site = 'https://tongxing.test'

/** A county in which everything has happened, and nobody has been told yet. */
async function aCounty() {
  const app = await aTestApp({ regions: [] })
  await loadSeed(app.adapters, aSeed())
  const logged: string[] = []
  const log = jsonLog((line) => void logged.push(line))
  const tell = (send: SendMessage = app.adapters.send) => onEvents({ ...app.adapters, send }, site, log)
  return { app, tell, logged }
}

const kindsTo = (outbox: readonly Message[], who: string): string[] =>
  outbox
    .filter((one) => one.to === `${who}@example.cn`)
    .map((one) => one.kind)
    .toSorted()

describe('people are told of what concerns them', () => {
  it('one message for each event, to whom it concerns, and none twice', async () => {
    const { app, tell } = await aCounty()
    expect(await tell()).toMatchObject({ failed: 0 })
    expect(kindsTo(app.outbox, 'lin')).toEqual([
      ...Array.from({ length: 3 }, () => 'certificate-awarded'),
      ...Array.from({ length: 3 }, () => 'enrolled'),
      'group-invitation',
      'group-invitation-withdrawn',
      'place-confirmed',
      'place-confirmed',
      'place-ended',
      'volunteer-appointed',
      'volunteer-verified',
    ])
    expect(kindsTo(app.outbox, 'wu')).toEqual([
      'enrolled',
      'enrolled',
      'session-cancelled',
      'volunteer-verified',
      'withdrawn',
    ])
    expect(kindsTo(app.outbox, 'he')).toEqual(['volunteer-returned'])
    expect(kindsTo(app.outbox, 'xu')).toEqual(['volunteer-refused'])
    expect(kindsTo(app.outbox, 'org')).toEqual(['organization-approved'])
    expect(kindsTo(app.outbox, 'coo')).toEqual([
      'invitation-accepted',
      'invitation-accepted',
      'invitation-declined',
    ])
    expect(kindsTo(app.outbox, 'adm')).toEqual([])
    const before = app.outbox.length
    expect(await tell()).toEqual({ handled: 0, failed: 0 })
    expect(app.outbox).toHaveLength(before)
    expect(await invariantsIn(app)).toMatchObject({ ok: true, violations: [] })
  })

  it('in their language, with a link to a page and to nothing else', async () => {
    const { app, tell } = await aCounty()
    await tell()
    const cancelled = app.outbox.find((one) => one.kind === 'session-cancelled')
    expect(cancelled).toMatchObject({
      channel: 'mail',
      subject: 'Tongxing: training cancelled',
      text: expect.stringContaining('3 Dec 2026, 12:00'),
      html: expect.stringContaining(`href="${site}/en/my/training.html"`),
    })
    expect(app.outbox.find((one) => one.kind === 'group-invitation')?.text).toContain(
      '2026年11月27日 12:00 前登录',
    )
  })

  it('says no name, code, number, reason or id', async () => {
    const { app, tell } = await aCounty()
    await tell()
    const codes = (await everything(app)).flatMap(({ sk, data }) =>
      sk === 'A' && typeof data['code'] === 'string' ? [data['code']] : [],
    )
    expect(codes).toHaveLength(5)
    const said = app.outbox.map((one) => one.subject + one.text + one.html).join('\n')
    for (const secret of [
      ...codes,
      '林晓岚',
      '吴清',
      '同心',
      '场地停电',
      '看不清',
      '990101',
      'per_',
      'grp_',
      'TX2026',
    ])
      expect(said).not.toContain(secret)
  })

  it('writes again to those who were not reached, and to nobody else', async () => {
    const { app, tell, logged } = await aCounty()
    let tries = 0
    const failing: SendMessage = async (message) => {
      if (tries++ % 3 === 0) throw new Error('no way through')
      await app.adapters.send(message)
    }
    for (let round = 0; round < 40; round++) if ((await tell(failing)).failed === 0) break
    expect(await tell()).toEqual({ handled: 0, failed: 0 })
    const ids = app.outbox.map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
    const { app: calm, tell: tellAll } = await aCounty()
    await tellAll()
    expect(app.outbox.map((one) => `${one.to} ${one.kind}`).toSorted()).toEqual(
      calm.outbox.map((one) => `${one.to} ${one.kind}`).toSorted(),
    )
    expect(logged.join()).not.toMatch(/example|no way through/)
  })

  it('writes twice when what was sent is forgotten (the control)', async () => {
    const { app, tell } = await aCounty()
    const failing: SendMessage = async (message) => {
      await app.adapters.send(message)
      if (message.kind === 'session-cancelled') throw new Error('sent, but the answer was lost')
    }
    await tell(failing)
    await tell()
    expect(app.outbox.filter((one) => one.kind === 'session-cancelled')).toHaveLength(2)
    expect(app.outbox.filter((one) => one.kind === 'enrolled')).toHaveLength(5)
  })

  it('leaves volunteers in peace who did not agree to messages, and tells staff of their work', async () => {
    const { app, administrator, volunteer } = await walkTheChain()
    const codes = app.outbox.length
    await onEvents(
      app.adapters,
      site,
      jsonLog(() => {}),
    )
    const told = app.outbox.slice(codes)
    expect(told.filter((one) => one.to === volunteer.address)).toEqual([])
    expect(told.map((one) => one.kind).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'factor-added'),
      'invitation-accepted',
      'organization-approved',
    ])
    expect(administrator.address).toBe('adm@example.cn')
  })

  it('invites to a role in both languages whoever has no account yet', async () => {
    const app = await aTestApp()
    const { identity } = app.asSystem()
    await identity.inviteFirstAdministrator('new@example.cn', '9901' as never)
    await onEvents(
      app.adapters,
      site,
      jsonLog(() => {}),
    )
    expect(app.outbox).toMatchObject([
      {
        kind: 'role-invitation',
        subject: '同行：邀请您担任司法行政管理员 / Tongxing: you are invited as administrator',
        text: expect.stringMatching(/2026年12月8日 12:00[\s\S]*8 Dec 2026, 12:00/),
      },
    ])
  })
})

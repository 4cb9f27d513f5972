import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApplication } from '../support/builders/volunteers.ts'
import { residentIdCheck } from '../../shared/formats.ts'
import { aWalker, openWorld, type Walker, type Way, ways, type World } from './support/journey.ts'
import {
  appoint,
  done,
  fill,
  invite,
  pass,
  planTraining,
  riskNotice,
  sendBack,
  verify,
} from './support/others.ts'

// The clock of the one server only goes on: the second walk begins after the first.
const times = {
  zh: { before: '2026-11-25T01:00:00Z', starts: '2026-11-27T01:00:00.000Z', after: '2026-11-30T01:00:00Z' },
  en: { before: '2026-12-01T01:00:00Z', starts: '2026-12-03T01:00:00.000Z', after: '2026-12-06T01:00:00Z' },
} as const
let world: World
beforeAll(async () => {
  world = await openWorld(times.zh.before)
})
afterAll(async () => {
  await world?.close()
})

/** Wrong first, then right: each step says what to do, and keeps what was typed. */
async function signUp(w: Walker, { lang }: Way, address: string) {
  const { page, say } = w
  const next = () => page.locator('form button[type=submit]').click()
  const step = (n: number) => w.see(say(`第 ${n} 步，共 6 步`, `Step ${n} of 6`))
  await w.goto('/join.html')
  await w.clean('join')
  await w.press(say('开始报名', 'Start now'))
  await w.see(say('报名前请先登录', 'Please sign in first'))
  await w.clean('not signed in')
  await page
    .getByRole('main')
    .getByRole('link', { name: say('登录', 'Sign in') })
    .click()
  await page.waitForURL('**/sign-in.html**')
  await w.see(say('演示身份', 'People of the demo'))
  await w.clean('sign-in')
  await w.signIn(address)
  await step(1)
  await next()
  await w.see(say('有 2 处需要改正', '2 answers need correcting'))
  await w.clean('step 1, refused')
  const first17 = lang === 'zh' ? '99010119900101102' : '99010119900101104'
  await page.getByLabel(say('姓名', 'Name')).fill(lang === 'zh' ? '林同行' : 'Lin Tongxing')
  await page.getByLabel(say('身份证号码', 'Identity number')).fill(first17 + residentIdCheck(first17))
  await next()
  await step(2)
  await page.getByRole('radio', { name: say('法学', 'Law') }).check()
  await page.getByRole('radio', { name: say('有', 'Yes'), exact: true }).check()
  await next()
  await w.clean('step 2, refused')
  await page.getByLabel(say('证书种类', 'Kind of certificate')).selectOption('LAWYER_LICENCE')
  await page.getByLabel(say('证书编号', 'Number of the certificate')).fill('19999201510123456')
  await page.getByLabel(say('发证日期', 'Date of issue')).fill('2015-06-01')
  await next()
  await step(3)
  await page.getByLabel(say('县（区）', 'County')).selectOption('990101')
  await page.getByRole('checkbox', { name: say('思想道德教育', 'Moral education') }).check()
  await page.getByRole('checkbox', { name: say('就业帮扶', 'Employment') }).check()
  await w.clean('step 3')
  await next()
  await step(4)
  await page.getByRole('checkbox', { name: say('周六 上午', 'Saturday Morning') }).check()
  await page.getByRole('radio', { name: say('愿意', 'Yes'), exact: true }).check()
  await w.clean('step 4')
  await next()
  await step(5)
  await next()
  await w.clean('step 5, refused')
  const texts = page.locator('.consent')
  expect(await texts.count()).toBe(5)
  for (const n of [0, 1, 2, 3]) await texts.nth(n).getByRole('checkbox').check()
  await texts.first().locator('summary').click()
  await w.clean('step 5, a text open')
  await next()
  await step(6)
  // The browser's Back leads to the step before, with its answers.
  await page.goBack()
  await step(5)
  expect(await texts.first().getByRole('checkbox').isChecked()).toBe(true)
  await next()
  await step(6)
  await w.see('19999201510123456')
  await w.clean('check answers')
  await next()
  await page.waitForURL('**/apply/sent.html')
  await w.clean('sent')
  await w.press(say('看我的进度', 'See my progress'))
  await w.see(say('我们在核对您的资料', 'We are checking your details'))
  await w.clean('my page, applied')
}

/** Enrols by the calendar, leaves, enrols again; a full session says so and shows another. */
async function enrol(w: Walker, mark: string, full: string) {
  const { say } = w
  await w.goto('/my/home.html')
  await w.see(say('资料已核验', 'You are verified'))
  await w.clean('my page, verified')
  await w.press(say('选班次', 'Choose sessions'))
  await w.see(`政策专场 ${mark}`)
  await w.clean('calendar')
  await w.goto(`/training/session.html?id=${full}`)
  await w.see(say('名额已满', 'All places are taken'))
  await w.see(`政策入门 ${mark}`)
  await w.clean('session, full')
  await w.press(`政策入门 ${mark}`)
  await w.press(say('报名这个班次', 'Enrol in this session'))
  await w.see(say('您已报名', 'You are enrolled'))
  await w.clean('session, enrolled')
  await w.press(say('退出这个班次', 'Withdraw from this session'))
  const dialog = w.page.getByRole('dialog')
  await dialog.waitFor()
  await w.clean('session, leaving')
  await dialog.getByRole('button', { name: say('退出这个班次', 'Withdraw from this session') }).click()
  await w.press(say('报名这个班次', 'Enrol in this session'))
  await w.see(say('您已报名', 'You are enrolled'))
  await w.goto('/my/training.html')
  await w.see(`政策入门 ${mark}`)
  await w.clean('my training')
}

/** Reads the risk notice, is asked for both declarations, and says yes. */
async function accept(w: Walker) {
  const { page, say } = w
  await w.press(say('看邀请', 'See the invitation'))
  await w.see(riskNotice)
  await w.clean('invitation')
  const yes = page.getByRole('button', { name: say('接受邀请', 'Accept the invitation') })
  await yes.click()
  await w.see(say('有 2 处需要改正', '2 answers need correcting'))
  await w.clean('invitation, refused')
  for (const box of await page.getByRole('main').getByRole('checkbox').all()) await box.check()
  await yes.click()
  await w.see(say('您已接受邀请', 'You have accepted'))
  await w.clean('invitation, accepted')
}

async function decline(w: Walker, placementId: string) {
  const { page, say } = w
  await w.goto(`/my/invitation.html?id=${placementId}`)
  await page.locator('summary', { hasText: say('我想谢绝', 'I would rather decline') }).click()
  await page.getByRole('radio', { name: say('时间不合适', 'The times do not suit me') }).check()
  await w.press(say('谢绝邀请', 'Decline the invitation'))
  await w.see(say('您已谢绝', 'You have declined'))
  await w.clean('invitation, declined')
}

/** Takes one role, and is asked before the other is turned down. */
async function answerRoles(w: Walker, address: string) {
  const { page, say } = w
  await w.see(say('邀请您担任', 'You are invited to be'))
  await w.clean('my page, invited to roles')
  await w.press(say('接受 协调员', 'Accept Coordinator'))
  // The role comes with the yes, and with it the second step; what was said is said there once more.
  await w.see(say('先添加第二步验证', 'First, add a second step'))
  await w.see(say('已接受', 'Accepted'))
  await w.clean('role accepted, second step asked')
  await w.secondStep(address)
  await page.waitForURL('**/my/home.html')
  await w.see(say('您的工作', 'Your work'))
  await w.see(say('协调员', 'Coordinator'))
  await w.press(say('谢绝 资质审核员', 'Decline Reviewer'))
  await page.getByRole('dialog').waitFor()
  await w.clean('my page, declining a role')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('谢绝', 'Decline') })
    .click()
  await w.see(say('您的工作', 'Your work'))
  await page.getByText(say('邀请您担任', 'You are invited to be')).waitFor({ state: 'detached' })
}

/** Everything but the ID number is filled in already. */
async function mend(w: Walker, reason: string, idNumber: string) {
  const { page, say } = w
  await w.see(reason)
  await page
    .getByRole('main')
    .getByRole('link', { name: say('补正申请', 'Correct the application') })
    .click()
  await w.see(say('请按审核员的说明补正', 'Please correct what the reviewer wrote'))
  await w.see(reason)
  await w.clean('mending')
  await page.getByLabel(say('身份证号码', 'Identity number')).fill(idNumber)
  for (const n of [2, 3, 4, 5, 6]) {
    await page.locator('form button[type=submit]').click()
    await w.see(say(`第 ${n} 步，共 6 步`, `Step ${n} of 6`))
  }
  await w.see('2019110123456789')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL('**/apply/sent.html')
}

describe.each(ways)('a volunteer at $width px in $lang', (way) => {
  it('signs up, learns, is certified, invited and confirmed', async () => {
    const { server, at } = world
    const { before, starts, after } = times[way.lang]
    at(before)
    const mark = way.lang.toUpperCase()
    const address = `journey-${way.lang}@example.org`
    const w = await aWalker(world, way, before)
    await signUp(w, way, address)
    const volunteer = await server.signIn(address)
    await verify(server, volunteer.personId)
    const plan = await planTraining(server, starts, mark)
    await fill(server, plan.full)
    await enrol(w, mark, plan.full)
    for (const id of plan.sessions.slice(1))
      await done(volunteer, 'post', `/api/training/sessions/${id}/enrolments`)
    at(after)
    await w.page.clock.setFixedTime(new Date(after))
    const manager = await server.signIn('manager1@demo.example')
    for (const id of plan.sessions) await pass(manager, id, volunteer.personId)
    await w.goto('/my/certificates.html')
    await w.see(w.say('您已经达到全部要求', 'You have all of it'))
    expect(await w.page.locator('.certificate').count()).toBe(3)
    await w.clean('my certificates')
    await w.goto('/my/training.html')
    await w.see(w.say('证书已发放', 'Certificate issued'))
    await appoint(server, volunteer)
    await decline(w, (await invite(server, volunteer.personId)).placementId)
    const { groupId, confirm } = await invite(server, volunteer.personId)
    await w.goto('/my/home.html')
    await w.see(w.say('您已是聘任的志愿者', 'You are an appointed volunteer'))
    await w.clean('my page, appointed and invited')
    await accept(w)
    await confirm()
    await w.goto('/my/groups.html')
    await w.clean('my groups')
    await w.press(w.say('看小组', 'See the group'))
    await w.see(/[A-Z]{2}-?\d/)
    await w.clean('my group')
    expect(w.page.url()).toContain(groupId)
    await w.close()
  })

  it('mends a returned application, and answers invitations to roles', async () => {
    const { server } = world
    const address = `mend-${way.lang}@example.org`
    const applicant = await server.signIn(address)
    const facts = { serial: 7, bornOn: way.lang === 'zh' ? '1901-02-03' : '1901-02-04' }
    const { idNumber } = anApplication(facts)
    await done(applicant, 'post', '/api/volunteers', anApplication(facts))
    const reason = '证书编号与姓名不符，请核对。'
    await sendBack(server, applicant.personId, reason)
    const administrator = await server.signIn('administrator@demo.example')
    for (const role of ['COORDINATOR', 'REVIEWER'])
      await done(administrator, 'post', '/api/invitations', { role, region: '990101', address })
    const w = await aWalker(world, way, times[way.lang].after)
    await w.goto('/sign-in.html')
    await w.signIn(address)
    await answerRoles(w, address)
    await mend(w, reason, idNumber)
    await w.close()
  })
})

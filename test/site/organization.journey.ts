import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCreditCode } from '../support/builders/organizations.ts'
import { aWalker, openWorld, type Walker, type Way, ways, type World } from './support/journey.ts'
import { done } from './support/others.ts'

// The clock of the one server only goes on: the second walk begins after the first.
const times = {
  zh: {
    before: '2026-11-25T01:00:00Z',
    day: '2026-11-28',
    last: '2026-11-27',
    after: '2026-11-28T04:00:00Z',
  },
  en: {
    before: '2026-12-01T01:00:00Z',
    day: '2026-12-05',
    last: '2026-12-04',
    after: '2026-12-05T04:00:00Z',
  },
} as const
const learners = { zh: ['v232', 'v233', 'v234'], en: ['v235', 'v236', 'v237'] } as const
let world: World
beforeAll(async () => {
  world = await openWorld(times.zh.before)
})
afterAll(async () => {
  await world?.close()
})

const submit = (w: Walker) => w.page.locator('form button[type=submit]').click()

/** Signs in on the way, is refused first, and learns what happens next. */
async function register(w: Walker, { lang }: Way, address: string) {
  const { page, say } = w
  await w.goto('/organization/register.html')
  await w.see(say('登记前请先登录', 'Please sign in first'))
  await w.clean('register, not signed in')
  await page
    .getByRole('main')
    .getByRole('link', { name: say('登录', 'Sign in') })
    .click()
  await page.waitForURL('**/sign-in.html**')
  await w.signIn(address)
  await page.getByLabel(say('机构名称', 'Name of the organization')).waitFor()
  await w.clean('register')
  await submit(w)
  await w.see(say('有 7 处需要改正', '7 answers need correcting'))
  await w.clean('register, refused')
  await page.getByLabel(say('机构名称', 'Name of the organization')).fill(`安澜市晨光社会工作中心 ${lang}`)
  await page.getByRole('radio', { name: say('社会团体', 'Association') }).check()
  const code = aCreditCode(lang === 'zh' ? 8101 : 8102)
  await page.getByLabel(say('统一社会信用代码', 'Unified social credit code')).fill(`${code.slice(0, 17)}I`)
  await w.see(say('校验位不符', 'The check character does not fit'))
  await w.see(say('一般以 51 开头', 'usually begin with 51'))
  await page.getByLabel(say('统一社会信用代码', 'Unified social credit code')).fill(` ${code.toLowerCase()} `)
  await page.getByRole('radio', { name: say('社会服务机构', 'Social service institution') }).check()
  await w.see(say('校验位正确', 'The check character is right'))
  await page.getByLabel(say('县（区）', 'County'), { exact: true }).selectOption('990101')
  await page.getByLabel(say('机构做什么', 'What the organization does')).fill('培训专业志愿者。')
  await page.getByLabel(say('联系人姓名', 'Name of a contact')).fill('周明')
  await page.getByLabel(say('联系电话', 'Phone'), { exact: true }).fill('0799-8800100')
  await submit(w)
  await w.see(say('登记已提交', 'Registration sent'))
  await w.clean('register, sent')
  await w.press(say('看机构主页', 'See the organization’s page'))
  // Registering made this person a manager, and so asks for a second step before anything else.
  await page.waitForURL('**/sign-in.html**')
  await w.secondStep(address)
  await w.see(say('机构状态 · 待审核', 'Standing · Under review'))
  await w.clean('home, under review')
  await w.goto('/organization/programmes.html')
  await w.see(say('机构尚未通过审核', 'The organization has not been approved yet'))
  await w.clean('programmes, not approved')
}

/** The administrator approves through the API. */
async function approve(address: string) {
  const manager = await world.server.signIn(address)
  const { grants } = await done(manager, 'get', '/api/me')
  const organizationId: string = grants[0].organizationId
  const administrator = await world.server.signIn('administrator@demo.example')
  const { version } = await done(administrator, 'get', `/api/organizations/${organizationId}`)
  const decision = { decision: 'APPROVE', version }
  await done(administrator, 'post', `/api/organizations/${organizationId}/decision`, decision)
  return organizationId
}

async function addProgramme(w: Walker) {
  const { page, say } = w
  await w.goto('/organization/home.html')
  await w.see(say('还没有安排接下来的培训', 'No coming training is planned'))
  await w.clean('home, approved')
  await w.press(say('安排班次', 'Schedule a session'))
  await w.see(say('先新建一个培训项目', 'Set up a programme first'))
  await w.clean('schedule, no programme')
  await w.press(say('去新建项目', 'Set up a programme'))
  await w.press(say('新建项目', 'New programme'))
  await submit(w)
  await w.see(say('有 3 处需要改正', '3 answers need correcting'))
  await w.clean('programme, refused')
  await page.getByRole('radio', { name: say('帮教政策', 'Policy') }).check()
  await page.getByLabel(say('名称', 'Title'), { exact: true }).fill('政策入门')
  await page.getByLabel(say('英文名称', 'English title')).fill('Policy for beginners')
  await page.getByLabel(say('内容', 'Content')).fill('面授与练习')
  await submit(w)
  await w.see(say('4 学时', '4 class hours'))
  await w.clean('programmes')
  await w.press(say('修改', 'Change'))
  await page.getByLabel(say('教学时长（分钟）', 'Teaching time (minutes)')).fill('225')
  await submit(w)
  await w.see(say('5 学时', '5 class hours'))
}

const starts = { zh: '开始（北京时间）', en: 'Starts (Beijing time)' }
const ends = { zh: '结束（北京时间）', en: 'Ends (Beijing time)' }
const closes = { zh: '报名截止（北京时间）', en: 'Enrolment closes (Beijing time)' }
const date = { zh: '日期', en: 'Date' }
const time = { zh: '时间', en: 'Time' }

/** The end before the start first, then right. */
async function schedule(w: Walker, { lang }: Way) {
  const { page, say } = w
  const field = (of: typeof starts, part: typeof date) =>
    page.getByRole('group', { name: of[lang] }).getByLabel(part[lang], { exact: true })
  await w.press(say('安排班次', 'Schedule a session'))
  await page.getByLabel(say('讲师', 'Trainer')).waitFor()
  await submit(w)
  await w.see(say('有 6 处需要改正', '6 answers need correcting'))
  await w.clean('session, refused')
  await field(starts, date).fill(times[lang].day)
  await field(starts, time).fill('09:00')
  await field(ends, time).fill('08:00')
  // The end's day and the closing evening follow the start.
  expect(await field(ends, date).inputValue()).toBe(times[lang].day)
  expect(await field(closes, date).inputValue()).toBe(times[lang].last)
  await page.getByLabel(say('地点', 'Place'), { exact: true }).fill('江湾区文化中心 201')
  await page.getByLabel(say('讲师', 'Trainer')).fill('周老师')
  await page.getByLabel(say('名额', 'Places'), { exact: true }).fill('3')
  await submit(w)
  await w.see(say('结束要晚于开始', 'The end must follow the start'))
  await field(ends, time).fill('11:00')
  await submit(w)
  await w.see(say('班次已公布', 'Volunteers can enrol now'))
  await w.clean('sessions, published')
  await w.press(say('看班次', 'See the session'))
  await w.see(say('还没有人报名', 'Nobody has enrolled yet'))
  await w.clean('session, nobody')
  return new URL(page.url()).searchParams.get('id') ?? ''
}

/** Three enrol; then there cannot be fewer places. */
async function enrol(w: Walker, { lang }: Way, sessionId: string) {
  const { page, say } = w
  const people: string[] = []
  for (const key of learners[lang]) {
    const learner = await world.server.signIn(`${key}@demo.example`)
    await done(learner, 'post', `/api/training/sessions/${sessionId}/enrolments`)
    people.push(learner.personId)
  }
  await w.press(say('修改时间、地点或名额', 'Change times, place or capacity'))
  await page.getByLabel(say('名额', 'Places'), { exact: true }).fill('2')
  await submit(w)
  await w.see(say('容量不能少于已报名人数', 'Capacity cannot be lower than the places already taken'))
  await w.clean('session, fewer places than taken')
  await page.getByLabel(say('名额', 'Places'), { exact: true }).fill('12')
  await submit(w)
  await w.see(say('余 9', '9 left'))
  await w.see(say('开始后在这里登记', 'Once it has begun, record'))
  await w.clean('session, before the start')
  return people
}

/** One failed, two passed; one of these was certified elsewhere meanwhile, which the report tells. */
async function record(w: Walker, sessionId: string, people: readonly string[], manager: string) {
  const { page, say } = w
  await w.goto(`/organization/session.html?id=${sessionId}`)
  await w.see(say('共 3 人 · 已登记 0 人', '3 enrolled · 0 recorded'))
  const row = (n: number) => page.locator('.roster-row').nth(n)
  await row(0)
    .getByRole('button', { name: say('迟到', 'Late') })
    .click()
  await row(0)
    .getByRole('button', { name: say('不合格', 'Failed') })
    .click()
  await w.see(say('已登记 1 人', '1 recorded'))
  await w.clean('roster, one recorded')
  await w.press(say('其余 2 人全部登记为「已签到」', 'Record the other 2 as “Present”'))
  await w.press(say('到课的 2 人全部登记为「合格」', 'Record the 2 who came as “Passed”'))
  await w.see(say('合格 2 人', '2 passed'))
  await w.clean('roster, all recorded')
  const other = await world.server.signIn(manager)
  const { rows } = await done(other, 'get', `/api/training/sessions/${sessionId}/roster`)
  const passed = rows.filter((one: { result: string }) => one.result === 'PASSED')
  expect(people).toContain(passed[0].personId)
  await done(
    other,
    'post',
    `/api/training/sessions/${sessionId}/enrolments/${passed[0].personId}/certificate`,
  )
  await w.press(say('给合格的 2 人发证', 'Award certificates to the 2 who passed'))
  await w.clean('award, asked')
  const award = say('给合格的 2 人发证', 'Award certificates to the 2 who passed')
  await page.getByRole('dialog').getByRole('button', { name: award }).click()
  await w.see(say('1 张证书已发放', '1 certificates awarded'))
  await w.see(say('1 人没有办成', 'Not done for 1'))
  await w.see(say('本次培训的证书已发放', 'The certificate for this training has already been issued'))
  await w.clean('award, one refused')
  await w.press(say('刷新名单', 'Refresh the roster'))
  await w.see(say('已发证 2 人', '2 certified'))
  await page
    .getByRole('button', { name: say('撤销', 'Revoke the certificate') })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  const revoke = dialog.getByRole('button', { name: say('撤销', 'Revoke'), exact: true })
  await revoke.click()
  await w.see(say('请写明撤销的原因', 'Write why the certificate is revoked'))
  await w.clean('revoke, refused')
  await dialog.getByRole('textbox').fill('登记有误，本人未参加考核。')
  await revoke.click()
  await page.locator('.roster-row', { hasText: say('证书已撤销', 'Certificate revoked') }).waitFor()
  await w.clean('roster, revoked')
}

/** Invites a trainer, who accepts; their address is never shown in clear. */
async function inviteTrainer(w: Walker, { lang }: Way) {
  const { page, say } = w
  const trainer = `trainer-${lang}@example.org`
  await w.goto('/organization/staff.html')
  await w.see('j***@example.org')
  await submit(w)
  await w.see(say('请选择角色', 'Choose a role'))
  await w.clean('staff, refused')
  await page.getByRole('radio', { name: say('培训师', 'Trainer') }).check()
  await page.getByLabel(say('对方的手机号或邮箱', 'Their mobile number or mail address')).fill(trainer)
  await submit(w)
  await w.see(say('邀请已发出', 'Invitation sent'))
  await w.see('t***@example.org')
  await w.clean('staff, invited')
  const invited = await world.server.signIn(trainer)
  const { invitations } = await done(invited, 'get', '/api/me')
  await done(invited, 'post', `/api/invitations/${invitations[0].id}/answer`, { accept: true })
  await w.goto('/organization/staff.html')
  await w.see(say('没有等待接受的邀请', 'No invitation is open'))
  expect(await page.locator('tbody tr').count()).toBe(2)
}

/** Another session is called off, with a reason for those who have enrolled. */
async function cancel(w: Walker, organizationId: string, manager: string, day: string) {
  const { page, say } = w
  const by = await world.server.signIn(manager)
  const { items } = await done(by, 'get', `/api/organizations/${organizationId}/programmes`)
  const begins = Date.parse(`${day}T01:00:00Z`) + 7 * 86_400_000
  const on = (hours: number) => new Date(begins + hours * 3_600_000).toISOString()
  const times = { startsAt: on(0), endsAt: on(2), closesAt: on(-1) }
  const session = { ...times, place: '三楼', county: '990101', trainer: '周老师', capacity: 5 }
  const { id } = await done(by, 'post', `/api/training/programmes/${items[0].id}/sessions`, session)
  await w.goto(`/organization/session.html?id=${id}`)
  const name = say('取消这个班次', 'Cancel this session')
  await w.press(name)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('讲师生病，下月补开。')
  await w.clean('session, cancelling')
  await dialog.getByRole('button', { name }).click()
  await w.see(say('班次已取消', 'This session was cancelled'))
  await w.see('讲师生病，下月补开。')
  await w.clean('session, cancelled')
  await w.goto('/organization/sessions.html?show=past')
  await w.see(say('已取消', 'Cancelled'))
  await w.clean('sessions, past')
}

describe.each(ways)('an organization at $width px in $lang', (way) => {
  it('registers, is approved, teaches, certifies and invites', async () => {
    const { before, day, after } = times[way.lang]
    const address = `journey-organization-${way.lang}@example.org`
    world.at(before)
    const w = await aWalker(world, way, before)
    await register(w, way, address)
    const organizationId = await approve(address)
    await addProgramme(w)
    const sessionId = await schedule(w, way)
    const people = await enrol(w, way, sessionId)
    world.at(after)
    await w.page.clock.setFixedTime(new Date(after))
    // Days later the session of staff has ended by itself.
    await w.goto('/organization/home.html')
    await w.page.waitForURL('**/sign-in.html**')
    await w.signIn(address)
    await w.see(w.say('3 人的出勤和成绩还没有登记', 'Attendance and results to record: 3'))
    await w.clean('home, to record')
    await record(w, sessionId, people, address)
    await inviteTrainer(w, way)
    await cancel(w, organizationId, address, day)
    await w.close()
  })
})

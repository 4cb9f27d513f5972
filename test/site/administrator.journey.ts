import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRegistration } from '../support/builders/organizations.ts'
import { anApplication } from '../support/builders/volunteers.ts'
import { aWalker, openWorld, type Walker, type Way, ways, type World } from './support/journey.ts'
import { done } from './support/others.ts'

// The clock of the one server only goes on: the second walk begins after the first.
const times = { zh: '2026-11-25T01:00:00Z', en: '2026-11-26T01:00:00Z' } as const
let world: World
type Person = Awaited<ReturnType<World['server']['signIn']>>
beforeAll(async () => {
  world = await openWorld(times.zh)
})
afterAll(async () => {
  await world?.close()
})

async function signInAs(w: Walker, who: string) {
  await w.goto('/sign-in.html')
  await w.signIn(`${who}@demo.example`)
}

/** Two organizations register in one county, to be approved and refused. */
async function registrations({ lang }: Way) {
  const serial = lang === 'zh' ? 8201 : 8203
  for (const n of [0, 1]) {
    const by = await world.server.signIn(`register-${lang}-${n}@example.org`)
    const name = `安澜市${['启明', '远山'][n]}志愿服务中心 ${lang}`
    const { nameEn: _, ...registration } = aRegistration({
      serial: serial + n,
      name,
      county: '990107' as never,
    })
    await done(by, 'post', '/api/organizations', registration)
  }
}

/** From the queue to the list of the county, to the case beside it. */
async function decideOrganizations(w: Walker, way: Way) {
  const { page, say } = w
  await registrations(way)
  await w.goto('/administrator/home.html')
  const task = page
    .locator('.task', { hasText: say('白鹭县', 'Bailu County') })
    .filter({ hasText: say('机构等您审核', 'Organizations to review') })
  await task.waitFor()
  await w.clean('queues')
  await task.getByRole('link').click()
  await w.see(`启明志愿服务中心 ${way.lang}`)
  expect(new URL(page.url()).searchParams.get('county')).toBe('990107')
  await w.clean('organizations')
  await w.press(`启明志愿服务中心 ${way.lang}`)
  await w.see(say('到哪里核对', 'Where to look it up'))
  await w.clean('organization, to decide')
  await page.getByRole('button', { name: say('通过审核', 'Approve'), exact: true }).click()
  await w.see(say('已通过。对方会收到消息', 'Approved. They get a message'))
  await w.clean('organization, approved')
  await w.press(`远山志愿服务中心 ${way.lang}`)
  const refuse = say('不予通过', 'Refuse')
  await page.getByRole('button', { name: refuse, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: refuse }).click()
  await w.see(say('请写明不予通过的原因', 'Write why it is refused'))
  await w.clean('organization, reason missing')
  await dialog.getByRole('textbox').fill('业务范围与志愿服务无关。')
  await dialog.getByRole('button', { name: refuse }).click()
  await w.see(say('没有这种状态的机构', 'No organization stands like this'))
  await w.see('业务范围与志愿服务无关。')
  await w.clean('organization, refused')
}

type Candidate = { id: string; county: string; has: string }

/** A verified volunteer with a certificate, in a county where nobody has all three. */
async function candidate(by: Person, not: readonly string[]): Promise<Candidate> {
  for (let n = 1; n <= 8; n += 1) {
    const county = `99010${n}`
    if (not.includes(county)) continue
    const list = await done(
      by,
      'get',
      `/api/volunteers?county=${county}&stage=VERIFIED&standing=ACTIVE&limit=50`,
    )
    const held: [string, string[]][] = []
    for (const { id } of list.items) {
      const { met } = await done(by, 'get', `/api/volunteers/${id}/requirements`)
      held.push([id, met.map((one: { subject: string }) => one.subject)])
    }
    const [id, [has] = []] = held.find(([, all]) => all.length > 0) ?? []
    if (id !== undefined && has !== undefined && held.every(([, all]) => all.length < 3))
      return { id, county, has }
  }
  throw new Error('the demo has no county with volunteers who hold only some certificates')
}

const subjects = {
  POLICY: { zh: '帮教政策', en: 'Policy' },
  SKILLS: { zh: '帮教技能', en: 'Skills' },
  STANDARDS: { zh: '服务规范', en: 'Service standards' },
} as const

/** The county asks for one subject only; before it was the default. */
async function setRules(w: Walker, { lang }: Way, { county, has }: Candidate) {
  const { page, say } = w
  await w.goto(`/administrator/rules.html?region=${county}`)
  await w.see(say('按默认要求：三个科目都要', 'follows the default: all three subjects'))
  const box = (of: keyof typeof subjects) => page.getByRole('checkbox', { name: subjects[of][lang] })
  const save = say('保存要求', 'Save requirements')
  for (const of of ['POLICY', 'SKILLS', 'STANDARDS'] as const) await box(of).uncheck()
  await page.getByRole('button', { name: save }).click()
  await w.see(say('请至少选择一个科目', 'Choose at least one subject'))
  await w.clean('rules, refused')
  if (has === 'POLICY' || has === 'SKILLS' || has === 'STANDARDS') await box(has).check()
  await page.getByRole('button', { name: save }).click()
  await w.clean('rules, asked')
  await page.getByRole('dialog').getByRole('button', { name: save }).click()
  await w.see(say('本地区已单独设定', 'This region has requirements of its own'))
  await w.clean('rules, saved')
}

/** Whoever meets the rule can be appointed; if the rule changes at that moment, the page says what is missing. */
async function appoint(w: Walker, by: Person, { county, has }: Candidate) {
  const { page, say } = w
  await w.goto(`/administrator/volunteers.html?county=${county}&show=ready`)
  const button = page
    .locator('tbody')
    .getByRole('button', { name: say('聘任', 'Appoint') })
    .first()
  await button.waitFor()
  await w.clean('volunteers, ready')
  const rule = `/api/requirements/${county}`
  const set = (version: number, asked: string[]) => done(by, 'put', rule, { version, subjects: asked })
  await set(1, ['POLICY', 'SKILLS', 'STANDARDS'])
  const dialog = page.getByRole('dialog')
  const yes = dialog.getByRole('button', { name: say('聘任', 'Appoint'), exact: true })
  await button.click()
  await w.clean('appoint, asked')
  await yes.click()
  await w.see(say('培训要求还没有达到，还差：', 'The requirements are not met. Missing: '))
  await w.see(say('还没有人达到培训要求', 'Nobody meets the requirements yet'))
  await w.clean('appoint, refused')
  await w.goto(`/administrator/volunteers.html?county=${county}&show=missing`)
  await w.see(say('还差：', 'Missing: '))
  await w.clean('volunteers, training missing')
  await set(2, [has])
  await w.goto(`/administrator/volunteers.html?county=${county}&show=ready`)
  await button.click()
  await yes.click()
  await w.see(/已聘任.\*|\* was appointed/)
  await w.goto(`/administrator/volunteers.html?county=${county}&stage=APPOINTED`)
  await page.locator('tbody tr').first().waitFor()
  await w.clean('volunteers, appointed')
}

async function inviteOfficial(w: Walker, { lang }: Way) {
  const { page, say } = w
  await w.goto('/administrator/staff.html')
  await page.locator('form button[type=submit]').click()
  await w.see(say('请选择角色', 'Choose a role'))
  await w.clean('staff, refused')
  await page.getByRole('radio', { name: say('协调员', 'Coordinator') }).check()
  await page.getByLabel(say('负责的地区', 'Region')).selectOption('990102')
  await page
    .getByLabel(say('对方的手机号或邮箱', 'Their mobile number or mail address'))
    .fill(`coordinator-${lang}@example.org`)
  await page.locator('form button[type=submit]').click()
  await w.see(say('邀请已发出', 'Invitation sent'))
  await w.clean('staff, invited')
  const invited = await world.server.signIn(`coordinator-${lang}@example.org`)
  const { invitations } = await done(invited, 'get', '/api/me')
  expect(invitations).toMatchObject([{ role: 'COORDINATOR', region: '990102' }])
}

/** Two apply in one county; the first is verified, the second returned. */
async function review(w: Walker, { lang }: Way) {
  const { page, say } = w
  const ids: string[] = []
  for (const n of [0, 1]) {
    const by = await world.server.signIn(`applicant-${lang}-${n}@example.org`)
    const serial = (lang === 'zh' ? 410 : 420) + n
    const county = '990108' as never
    await done(
      by,
      'post',
      '/api/volunteers',
      anApplication({ serial, county, name: ['林朝阳', '周远航'][n] ?? '' }),
    )
    ids.push(by.personId)
  }
  await w.goto('/reviewer/home.html')
  await w.see(say('已超过 3 个工作日', 'Over 3 working days'))
  await w.clean('review queue')
  await page.getByLabel(say('县（区）', 'County'), { exact: true }).selectOption('990108')
  await page.waitForURL('**county=990108**')
  await w.goto(`/reviewer/volunteer.html?id=${ids[0]}&county=990108`)
  await page.getByRole('heading', { name: '林朝阳' }).waitFor()
  await w.see(say('请看本人身份证原件', 'Look at the identity card itself'))
  await w.clean('case')
  const send = page.locator('form button[type=submit]')
  await page.getByRole('radio', { name: say('核验通过', 'Verify') }).check()
  await send.click()
  await w.see(say('有 3 处需要改正', '3 answers need correcting'))
  await w.clean('case, refused')
  await page
    .getByRole('checkbox', { name: say('我看过本人的身份证原件', 'I have seen the identity card') })
    .check()
  await page.getByRole('radio', { name: say('属实', 'Genuine') }).check()
  await page.getByRole('radio', { name: say('官网查询', 'Official site') }).check()
  await send.click()
  // The next case stands here, with the focus on its name: the keyboard goes on.
  await page.getByRole('heading', { name: '周远航' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('周远航')
  await w.see(say('林朝阳已通过核验', '林朝阳 is verified'))
  await page.getByRole('radio', { name: say('退回补正', 'Return for correction') }).check()
  await send.click()
  await w.see(say('请写明原因', 'Write the reason'))
  await page.locator('.chip-text').nth(3).click()
  const reason = await page.getByRole('textbox').inputValue()
  expect(reason).toContain(say('证书编号在官网查不到', 'number was not found on the official site'))
  await w.clean('case, returning')
  await send.click()
  await w.see(say('周远航的申请已退回补正', 'The application of 周远航 was returned'))
  const reviewer = await world.server.signIn('reviewer2@demo.example')
  const [first, second] = await Promise.all(
    ids.map((id) => done(reviewer, 'get', `/api/volunteers/${id}/case`)),
  )
  expect(first).toMatchObject({ stage: 'VERIFIED', standing: 'ACTIVE', credential: { status: 'VERIFIED' } })
  expect(second).toMatchObject({ stage: 'APPLIED', standing: 'RETURNED', reason })
  await w.goto(`/reviewer/volunteer.html?id=${ids[1]}`)
  await w.see(say('这份申请已经处理', 'This application has been decided'))
  await w.clean('case, decided')
}

const taken: string[] = []

describe.each(ways)('administrator and reviewer at $width px in $lang', (way) => {
  it('decide about organizations, rules, appointments, and cases', async () => {
    const now = times[way.lang]
    world.at(now)
    const w = await aWalker(world, way, now)
    await signInAs(w, 'administrator')
    const administrator = await world.server.signIn('administrator@demo.example')
    await decideOrganizations(w, way)
    const who = await candidate(administrator, taken)
    taken.push(who.county)
    await setRules(w, way, who)
    await appoint(w, administrator, who)
    await inviteOfficial(w, way)
    await w.close()
    const r = await aWalker(world, way, now)
    await signInAs(r, 'reviewer')
    await review(r, way)
    await r.goto('/administrator/home.html')
    await r.see(r.say('这里不对您开放', 'This is not open to you'))
    await r.clean('not the administrator')
    await r.close()
  })
})

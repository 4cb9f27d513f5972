import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWalker, openWorld, type Walker, ways, type World } from './support/journey.ts'
import { done } from './support/others.ts'
import { until } from '../support/server.ts'

const now = '2026-11-26T02:00:00Z'
const coordinators = { zh: 'coordinator1@demo.example', en: 'coordinator2@demo.example' }
let world: World
/** The group of the walk before. */
let opened = ''
beforeAll(async () => {
  world = await openWorld(now)
})
afterAll(async () => {
  await world?.close()
})

/** Wrong first, then right: nothing identifying is taken, and the seats must fit the kind of group. */
async function openGroup(w: Walker) {
  const { page, say } = w
  const send = () => page.locator('form button[type=submit]').click()
  await w.press(say('新建小组', 'Open a group'))
  await w.see(say('不要写能认出是谁的内容', 'Nothing that could tell who it is'))
  await send()
  await w.see(/有 \d 处需要改正|\d answers need correcting/)
  await w.clean('new group, refused')
  await page.getByLabel(say('乡镇（街道）', 'Township')).selectOption({ index: 1 })
  await page.getByRole('checkbox', { name: say('思想道德教育', 'Moral education') }).check()
  await page.getByRole('checkbox', { name: say('就业帮扶', 'Employment') }).check()
  await page.getByRole('radio', { name: say('男', 'Male'), exact: true }).check()
  await page.getByLabel(say('年龄段', 'Age band')).selectOption('30_39')
  await page.getByLabel(say('席位 2', 'Seat 2'), { exact: true }).selectOption('LAW')
  await w.press(say('增加一个席位', 'Add a seat'))
  await page.getByLabel(say('席位 3', 'Seat 3'), { exact: true }).selectOption('EDUCATION')
  await page.getByLabel(say('备注', 'Note')).fill('身份证 110101199001010015')
  await send()
  await w.see(say('请勿填写证件号、手机号或银行卡号', 'Do not enter ID, phone or bank card numbers'))
  await w.clean('new group, identifying')
  await page.getByLabel(say('备注', 'Note')).fill('希望学一门手艺。')
  await send()
  await w.see(say('一帮一须有且只有一个志愿者席位', 'One to one needs exactly one volunteer’s seat'))
  await page.getByRole('radio', { name: say('多帮一', 'Many to one') }).check()
  await send()
  await w.see(say('小组已建立', 'The group is open'))
  await w.clean('new group, open')
}

type Person = Awaited<ReturnType<World['server']['signIn']>>
const groupOf = (by: Person, id: string) => done(by, 'get', `/api/groups/${id}`)

/** One of the team is invited by a colleague meanwhile: the other invitation goes out, and this one says why not. */
async function inviteTeam(w: Walker, colleague: Person, groupId: string) {
  const { page, say } = w
  const send = page.getByRole('button', { name: say('向这 2 人发出邀请', 'Send invitations to these 2') })
  await send.waitFor()
  await w.see(say('没有别的搭配补上更多席位', 'No other team of those eligible'))
  await w.clean('board')
  await page.locator('.refused summary').click()
  await page.locator('.refused .why-not li').first().waitFor()
  await w.clean('board, why not')
  const { team } = await done(colleague, 'get', `/api/groups/${groupId}/suggestions`)
  const [first] = team.places
  await done(colleague, 'post', `/api/groups/${groupId}/placements`, first)
  await send.click()
  await w.see(say('发出了 1 份，1 份没有发出', '1 sent, 1 not sent'))
  await w.see(say('这位志愿者已经收到本小组的邀请', 'This volunteer already has an invitation'))
  await w.see(say('每个空席都已发出邀请', 'Invitations for every open seat'))
  await w.clean('board, partly sent')
}

/** One more is invited for the first seat, and withdrawn again. */
async function inviteAndWithdraw(w: Walker) {
  const { page, say } = w
  const name = say('邀请', 'Invite')
  await page.getByRole('complementary').getByRole('button', { name }).first().click()
  const withdraw = say('撤回邀请', 'Withdraw')
  await expect.poll(() => page.getByRole('button', { name: withdraw }).count()).toBeGreaterThan(2)
  await page.getByRole('button', { name: withdraw }).first().click()
  await w.clean('board, withdrawing')
  await page.getByRole('dialog').getByRole('button', { name: withdraw }).click()
  await w.see(say('以前的邀请（1）', 'Earlier invitations (1)'))
}

const invitationMails = () => world.server.outbox().filter((one) => one.kind === 'group-invitation')

/** The three invited volunteers are found by their messages; those still asked say yes. */
async function acceptAll(colleague: Person, groupId: string, before: number) {
  const mails = await until(() => {
    const all = invitationMails()
    return all.length < before + 3 ? undefined : all
  })
  const { placements } = await groupOf(colleague, groupId)
  const asked = new Set(placements.map((one: { id: string }) => one.id))
  let said = 0
  for (const address of new Set(mails.map((one) => one.to))) {
    const volunteer = await world.server.signIn(address)
    const { invitations } = await done(volunteer, 'get', '/api/groups/invitations/me')
    const own = invitations.find((it: { id: string }) => asked.has(it.id))
    if (own === undefined) continue
    const yes = { accept: true, version: own.version, noConflict: true, riskRead: true }
    await done(volunteer, 'post', `/api/groups/invitations/${own.id}/answer`, yes)
    said += 1
  }
  return said
}

/** Who accepted waits on the first page; each is confirmed in a dialog that says what it opens. */
async function confirmAll(w: Walker, code: string) {
  const { page, say } = w
  await w.goto('/coordinator/home.html')
  await w.see(say('已同意，等您确认', 'Accepted, waiting for you'))
  await w.clean('home, accepted')
  await page.locator('.task', { hasText: code }).getByRole('link').first().click()
  const confirm = page.locator('.task').getByRole('button', { name: say('确认加入', 'Confirm') })
  for (const left of [1, 0]) {
    await confirm.first().click()
    await page
      .getByRole('dialog')
      .getByText(say('其他已确认成员的姓名', 'the names of the other confirmed members'))
      .waitFor()
    await w.clean('board, confirming')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('确认加入', 'Confirm') })
      .click()
    await expect.poll(() => confirm.count()).toBe(left)
  }
  await w.see(say('席位都有人了', 'Every seat is filled'))
  await w.clean('board, active')
}

/** Changes the needs, ends a place with its reason, closes the group. */
async function finish(w: Walker, groupId: string) {
  const { page, say } = w
  await w.goto(`/coordinator/group.html?id=${groupId}`)
  await page.locator('summary', { hasText: say('修改', 'Change') }).click()
  await page.getByLabel(say('备注', 'Note')).fill('想学电工。')
  await w.press(say('保存修改', 'Save changes'))
  await page.locator('.own-lines', { hasText: '想学电工' }).waitFor()
  await w.clean('group, changed')
  const end = say('结束服务', 'End the place')
  await page.locator('.task').getByRole('button', { name: end }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: end }).click()
  await w.see(say('请写明原因', 'Enter the reason'))
  await w.clean('group, ending without a reason')
  await page.getByRole('dialog').getByLabel(say('原因', 'Reason')).fill('搬到外地')
  await page.getByRole('dialog').getByRole('button', { name: end }).click()
  await w.see(say('待结对', 'Matching'))
  await w.press(say('结束小组', 'Close the group'))
  await w.clean('group, closing')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('结束小组', 'Close the group') })
    .click()
  await w.see(say('期满解除', 'Closed'))
  await w.clean('group, closed')
}

describe.each(ways)('a coordinator at $width px in $lang', (way) => {
  it('opens a group, invites the best team, confirms it and ends it', async () => {
    const { server } = world
    const w = await aWalker(world, way, now)
    await w.goto('/coordinator/home.html')
    await expect.poll(() => w.page.url()).toContain('/sign-in.html?then=')
    await w.signIn(coordinators[way.lang])
    await w.see(w.say('等得最久的小组', 'Waiting longest'))
    await w.clean('home')
    await openGroup(w)
    await w.press(w.say('为这个小组找人', 'Find people for this group'))
    await w.page.waitForURL('**/board.html?id=**')
    const groupId = new URL(w.page.url()).searchParams.get('id') ?? ''
    opened = groupId
    const colleague = await server.signIn(coordinators[way.lang])
    const before = invitationMails().length
    await inviteTeam(w, colleague, groupId)
    await inviteAndWithdraw(w)
    expect(await acceptAll(colleague, groupId, before)).toBe(2)
    const { code } = await groupOf(colleague, groupId)
    await confirmAll(w, code)
    expect((await groupOf(colleague, groupId)).status).toBe('ACTIVE')
    await finish(w, groupId)
    await w.goto('/coordinator/groups.html?status=CLOSED')
    await w.see(code)
    await w.clean('groups')
    await w.close()
  })

  it('leaves a trail that an auditor reads', async () => {
    const { page, ...w } = await aWalker(world, way, now)
    await w.goto(`/auditor/trail.html?id=${opened}`)
    await expect.poll(() => page.url()).toContain('/sign-in.html?then=')
    await w.signIn('auditor@demo.example')
    await w.see(w.say('建立小组', 'Group opened'))
    for (const done of [w.say('确认加入', 'Place confirmed'), w.say('结束小组', 'Group closed')])
      expect(await page.locator('.timeline b', { hasText: done }).count()).toBeGreaterThan(0)
    await w.clean('trail')
    await w.close()
  })

  it('finds nothing of other counties', async () => {
    const w = await aWalker(world, way, now)
    await w.goto('/coordinator/group.html?id=grp_0000000000000000')
    await expect.poll(() => w.page.url()).toContain('/sign-in.html?then=')
    await w.signIn(coordinators[way.lang])
    await w.see(w.say('没有找到这个小组', 'This group was not found'))
    await w.clean('group, not found')
    await w.goto('/auditor/home.html')
    await w.see(w.say('这里不对您开放', 'This is not open to you'))
    await w.clean('auditor, not allowed')
    await w.close()
  })
})

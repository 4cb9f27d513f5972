import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CDPSession, Page } from '@playwright/test'
import { aWalker, openWorld, type Walker, ways, type World } from './support/journey.ts'

const start = '2026-11-24T02:00:00.000Z'

let world: World
beforeAll(async () => {
  world = await openWorld(start)
}, 180_000)
afterAll(async () => world.close())

/** A device with a fingerprint reader that always knows its owner: Chromium's own virtual authenticator. */
async function aDevice(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await session.send('WebAuthn.addVirtualAuthenticator', { options })
  return session
}

/** The first step by hand: address and code. */
async function firstStep(w: Walker, who: string) {
  world.tick()
  await w.goto('/sign-in.html')
  await w.page.getByLabel(w.say('手机号或邮箱', 'Mobile number or mail address')).fill(who)
  await w.press(w.say('获取验证码', 'Send me a code'))
  const field = w.page.getByLabel(w.say('验证码', 'Code'), { exact: true })
  await field.waitFor()
  const mail = world.server.outbox().findLast((one) => one.to === who && one.kind === 'sign-in-code')
  await field.fill(/\d{6}/.exec(mail?.text ?? '')?.[0] ?? '')
  await w.page.locator('form button[type=submit]').click()
}

const atHome = (w: Walker) => w.page.waitForURL('**/my/home.html')

/** An official of the county, invited by the demo's administrator, who has never been here. */
async function anInvited(who: string) {
  const administrator = await world.server.signIn('administrator@demo.example')
  const body = { role: 'REVIEWER', region: '990101', address: who }
  expect((await administrator.call('post', '/api/invitations', body)).status).toBe(200)
}

describe.each(ways)('sign-in and security ($lang, $width px)', (way) => {
  const who = `passkey-${way.lang}@example.org`

  it('an invited person adds a passkey at once, and signs in with it afterwards', async () => {
    await anInvited(who)
    const w = await aWalker(world, way, start)
    await aDevice(w.page)
    await firstStep(w, who)
    await atHome(w)
    // The role comes with the yes; from now on the second step is asked for.
    await w.press(w.say('接受', 'Accept'))
    await w.see(w.say('先添加第二步验证', 'First, add a second step'))
    await w.clean('first factor')
    await w.page
      .getByLabel(w.say('给它起个名字', 'Give it a name'))
      .fill(w.say('办公电脑', 'Office computer'))
    await w.press(w.say('创建通行密钥', 'Create a passkey'))
    await w.see(w.say('保存您的恢复码', 'Keep your recovery codes'))
    await w.clean('recovery codes')
    expect(await w.page.locator('.recovery-codes li').count()).toBe(10)
    await w.press(w.say('我已保存，继续', 'I have kept them, continue'))
    await atHome(w)

    await w.page.locator('#sign-out').click()
    await w.page.waitForURL((url) => !url.pathname.includes('/my/'))
    await firstStep(w, who)
    await w.see(w.say('第二步：确认是您本人', 'Step two: show that it is you'))
    await w.clean('second step')
    await w.press(w.say('使用通行密钥', 'Use a passkey'))
    await atHome(w)

    await renewCodes(w)
    await addAnApp(w)
    await addAnAddress(w)
    await endAnother(w)
    await w.close()
  }, 120_000)

  it('who has lost the device is helped by two administrators', async () => {
    const w = await aWalker(world, way, start)
    const lost = 'coordinator3@demo.example'
    await firstStep(w, lost)
    await w.press(w.say('申请重设', 'Ask for a reset'))
    await w.clean('lost device')
    await w.press(w.say('提交申请', 'Send the request'))
    await w.see(w.say('已提交申请', 'Request sent'))
    await w.clean('reset asked')
    await w.close()

    const a = await aWalker(world, way, start)
    await a.goto('/administrator/resets.html')
    await a.page.waitForURL('**/sign-in.html**')
    await a.signIn('administrator@demo.example')
    await a.see('c***@demo.example')
    await a.clean('resets')
    await a.press(a.say('核实并开始', 'Check and begin'))
    const why = a.page.getByLabel(a.say('怎样核实的', 'How did you check?'))
    await why.fill(a.say('当面查看工作证。', 'Saw the staff card.'))
    await a.clean('resets: how it was checked')
    await a.page.locator('#start-reset .dialog-actions button').first().click()
    await a.see(a.say('您已核实，等待另一位管理员确认', 'You have checked; another administrator confirms'))
    await a.clean('reset started')
    // One administrator is not enough, and the person can still be refused.
    await a.press(a.say('不予重设', 'Refuse'))
    await a.page.locator('#refuse-reset .dialog-actions button').first().click()
    await a.see(a.say('没有等待办理的重设', 'No resets are waiting'))
    await a.clean('no resets')
    await a.close()
  }, 120_000)
})

/** Ten minutes later the page's dialog asks for the passkey once more. */
async function renewCodes(w: Walker) {
  await w.goto('/my/security.html')
  await w.see(w.say('办公电脑', 'Office computer'))
  await w.clean('sign-in and security')
  for (let n = 0; n < 21; n += 1) world.tick()
  await w.press(w.say('换新的恢复码', 'Make new recovery codes'))
  await w.clean('asks before new codes')
  await w.page.locator('#renew-codes .dialog-actions button').first().click()
  await w.see(w.say('请再确认一次是您本人', 'Please show once more that it is you'))
  await w.clean('step-up')
  const dialog = w.page.locator('#step-up')
  await dialog.getByRole('button', { name: w.say('使用通行密钥', 'Use a passkey') }).click()
  await w.see(w.say('保存您的恢复码', 'Keep your recovery codes'))
  expect(await w.page.locator('.recovery-codes li').count()).toBe(10)
  await w.press(w.say('我已保存，继续', 'I have kept them, continue'))
}

async function addAnApp(w: Walker) {
  await w.press(w.say('添加验证器应用', 'Add an authenticator app'))
  await w.page.locator('.secret').waitFor()
  await w.clean('adding an app')
  const who = `app-${w.say('zh', 'en')}`
  world.server.apps.learn(who, ((await w.page.locator('.secret').textContent()) ?? '').replace(/\s/g, ''))
  const shown = w.page.getByLabel(w.say('应用里显示的 6 位口令', 'The six digits that the app shows'), {
    exact: true,
  })
  await shown.fill('000000')
  await w.press(w.say('确认添加', 'Add the app'))
  await w.see(w.say('验证没有通过', 'That did not verify'))
  await shown.fill(await world.server.apps.code(who))
  await w.press(w.say('确认添加', 'Add the app'))
  await w.see(w.say('更换验证器应用', 'Replace the authenticator app'))
  await w.clean('two factors')
}

/** One more address, confirmed by the code that came to it. */
async function addAnAddress(w: Walker) {
  const fresh = `second-${w.say('zh', 'en')}@example.org`
  await w.press(w.say('添加号码或邮箱', 'Add a number or address'))
  const deed = w.page.locator('#address-deed')
  await deed.getByLabel(w.say('新的号码或邮箱', 'New number or address')).fill(fresh)
  await w.clean('a new address')
  await deed.locator('form button[type=submit]').click()
  const field = deed.getByLabel(w.say('新号码或邮箱收到的验证码', 'Code sent to the new number or address'))
  await field.waitFor()
  await w.clean('a new address, its code')
  const mail = world.server.outbox().findLast((one) => one.to === fresh && one.kind === 'address-code')
  await field.fill(/\d{6}/.exec(mail?.text ?? '')?.[0] ?? '')
  await deed.locator('form button[type=submit]').click()
  await w.page.locator('.keys .address', { hasText: fresh }).waitFor()
  await w.clean('two addresses')
}

/** The same person is signed in elsewhere by the code alone; that session is ended from here. */
async function endAnother(w: Walker) {
  const who = `passkey-${w.say('zh', 'en')}@example.org`
  const way = ways[w.say('zh', 'en') === 'zh' ? 0 : 1]
  const other = await aWalker(world, way, start)
  await firstStep(other, who)
  await other.see(other.say('第二步：确认是您本人', 'Step two: show that it is you'))
  await w.goto('/my/security.html')
  await w.see(w.say('未完成第二步', 'Second step not done'))
  const half = w.page.locator('.keys li', { hasText: w.say('未完成第二步', 'Second step not done') })
  await half.getByRole('button').first().click()
  await w.page.locator('#end-session .dialog-actions button').first().click()
  await half.first().waitFor({ state: 'detached' })
  await w.clean('sessions')
  await other.page.reload()
  await other.page.getByLabel(other.say('手机号或邮箱', 'Mobile number or mail address')).waitFor()
  await other.close()
}

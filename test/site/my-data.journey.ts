import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApplication } from '../support/builders/volunteers.ts'
import { aWalker, openWorld, type Walker, ways, type World } from './support/journey.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-11-25T01:00:00Z')
})
afterAll(async () => {
  await world?.close()
})

/** Takes everything along: a fresh proof is not asked for right after signing in. */
async function takeAlong(w: Walker, name: string) {
  const { page, say } = w
  await w.goto('/my/data.html')
  await w.see(say('带走我的资料', 'Take my data along'))
  await w.clean('my data')
  await w.press(say('生成我的资料', 'Prepare my data'))
  await w.see(say('可以下载了', 'Ready to download'))
  await w.clean('my data, ready')
  for (const [button, file] of [
    [say('下载网页版', 'Download as a page'), 'tongxing-my-data.html'],
    [say('下载 JSON', 'Download as JSON'), 'tongxing-my-data.json'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), w.press(button)])
    expect(download.suggestedFilename()).toBe(file)
    expect(readFileSync(await download.path(), 'utf8')).toContain(name)
  }
}

async function askForCorrection(w: Walker, wrong: string) {
  const { page, say } = w
  await page.getByText(say('提出更正', 'Ask for a correction')).click()
  await page.getByRole('button', { name: say('提交更正请求', 'Send the request') }).click()
  await w.see(say('有 2 处需要改正', '2 answers need correcting'))
  await w.clean('correction, refused')
  await page
    .getByLabel(say('哪一项有误', 'What is wrong'), { exact: true })
    .selectOption('volunteer.specialty')
  await page.getByLabel(say('错在哪里，应该是什么', 'What is wrong with it')).fill(wrong)
  await page.getByRole('button', { name: say('提交更正请求', 'Send the request') }).click()
  await w.see(say('等待答复', 'Waiting for an answer'))
  await w.clean('correction, sent')
}

/** The reviewer of the county answers. */
async function answer(w: Walker, who: string, wrong: string) {
  const { page, say } = w
  await w.goto('/reviewer/corrections.html')
  await page.waitForURL('**/sign-in.html**')
  await w.signIn(who)
  await w.see(wrong)
  await w.clean('desk')
  const of = page.locator('section', { hasText: wrong })
  await of.locator('summary').click()
  await of.getByRole('button', { name: say('发出答复', 'Send the answer') }).click()
  await w.see(say('有 2 处需要改正', '2 answers need correcting'))
  await w.clean('answer, refused')
  await of
    .getByRole('radio', { name: say('已更正', 'Corrected'), exact: false })
    .first()
    .check()
  await of.getByLabel(say('给本人的话', 'To the person')).fill(say('已改正。', 'It is right now.'))
  await of.getByRole('button', { name: say('发出答复', 'Send the answer') }).click()
  await w.see(say('已答复。', 'Answered.'))
  await w.clean('desk, answered')
}

/** Agrees to messages, takes it back, leaves by a needed text, and comes back. */
async function consents(w: Walker) {
  const { page, say } = w
  await w.goto('/my/consents.html')
  await w.see(say('短信和邮件通知', 'Notices by SMS and mail'))
  await w.clean('consents')
  await w.press(say('同意「短信和邮件通知」', 'Agree to “Notices by SMS and mail”'))
  await w.see(say('已更改，立即生效。', 'Changed, effective at once.'))
  const take = say('收回同意', 'Take it back')
  await page.getByRole('button', { name: `${take} ${say('保密承诺书', 'Confidentiality')}` }).click()
  await w.see(say('收回后您将退出志愿服务', 'Taking this back ends your volunteering'))
  await w.clean('leaving')
  await page.getByRole('button', { name: say('收回同意并退出', 'Take it back and leave') }).click()
  await w.see(say('您已退出志愿服务', 'You have left'))
  await w.clean('left')
  await w.press(say('同意「保密承诺书」', 'Agree to “Confidentiality”'))
  await page.getByText(say('您已退出志愿服务', 'You have left')).waitFor({ state: 'detached' })
  await w.clean('back')
}

/** The word, the question, and nobody is signed in any more. */
async function erase(w: Walker, address: string) {
  const { page, say } = w
  await w.goto('/my/erasure.html')
  await w.see(say('依法要留的，不含姓名', 'Kept by law, without a name'))
  await w.clean('erasure')
  const button = () => page.getByRole('button', { name: say('注销我的账户', 'Erase my account') })
  await button().click()
  await w.see(say('有 1 处需要改正', 'One answer needs correcting'))
  await w.clean('erasure, refused')
  await page.getByLabel(say('请输入「注销」', 'Type “ERASE”')).fill(say('注销', 'ERASE'))
  await button().click()
  await w.see(say('确定注销吗？', 'Erase everything?'))
  await w.clean('erasure, asked')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('注销', 'Erase'), exact: true })
    .click()
  await w.see(say('您的账户和个人资料已经删除', 'Your account and your personal data are gone'))
  await w.clean('erased')
  expect(world.server.outbox().filter(({ to }) => to === address)).toEqual([])
  await w.goto('/my/home.html')
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 10_000 }).toMatch(/\/sign-in\.html$/)
}

describe.each(ways)('one’s own data, $lang', (way) => {
  it('is taken along, corrected, and forgotten', async () => {
    const address = `data-${way.lang}@example.cn`
    const serial = way.lang === 'zh' ? 471 : 472
    const name = way.lang === 'zh' ? '方可询' : 'Fang Kexun'
    const volunteer = await world.server.signIn(address)
    expect((await volunteer.call('post', '/api/volunteers', anApplication({ serial, name }))).status).toBe(
      200,
    )
    const people = await (await fetch(`${world.server.url}/api/demo/people`)).json()
    const found = people.people.find((one: { role: string }) => one.role === 'REVIEWER')
    const reviewer = String(found.address)
    const wrong = way.lang === 'zh' ? '专业应为社会工作。' : 'It should say social work.'
    const now = '2026-11-25T01:10:00Z'
    const w = await aWalker(world, way, now)
    await w.goto('/my/data.html')
    await w.page.waitForURL('**/sign-in.html**')
    await w.signIn(address)
    await takeAlong(w, name)
    await askForCorrection(w, wrong)
    const desk = await aWalker(world, way, now)
    await answer(desk, reviewer, wrong)
    await desk.close()
    await w.goto('/my/data.html')
    await w.see(w.say('已改正。', 'It is right now.'))
    await consents(w)
    await erase(w, address)
    await w.close()
  })
})

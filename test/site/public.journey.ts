import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWalker, openWorld, ways, type World } from './support/journey.ts'
import { done } from './support/others.ts'

const now = '2026-11-26T02:00:00Z'
let world: World
let number = ''
beforeAll(async () => {
  world = await openWorld(now)
  const { people } = (await world.server.call('get', '/api/demo/people')).body
  const { address } = people.find((one: { role: string; note?: string }) => one.role === 'VOLUNTEER')
  const holder = await world.server.signIn(address)
  number = (await done(holder, 'get', '/api/certificates/me')).certificates[0].number
})
afterAll(async () => {
  await world?.close()
})

describe.each(ways)('anybody at $width px in $lang', (way) => {
  it('reads what this is, when training is, and who sees what', async () => {
    const w = await aWalker(world, way, now)
    const pages = [
      '/',
      '/policy.html',
      '/help.html',
      '/accessibility.html',
      '/problems.html',
      '/privacy.html',
    ]
    for (const path of pages) {
      await w.page.goto(`${world.server.url}${way.lang === 'en' ? '/en' : ''}${path}`)
      // What is below the fold comes to life once it is seen.
      const late = w.page.locator('astro-island[client=visible] > *').first()
      if ((await late.count()) > 0) await late.scrollIntoViewIfNeeded()
      await w.page.getByRole('heading', { level: 1 }).waitFor()
      await w.clean(path)
    }
    const row = w.page.getByRole('row', { name: w.say('身份证号码', 'Identity number') })
    expect(await row.getByText(w.say('限本地区', 'only in their region')).count()).toBe(1)
    await w.page.locator('summary', { hasText: w.say('协调员', 'Coordinator') }).click()
    await w.see(w.say('邀请志愿者并确认席位', 'invite volunteers and confirm places'))
    await w.clean('privacy, a role open')
    await w.goto('/training/calendar.html')
    await w.page.locator('a[href*="session.html?id="]:visible').first().waitFor()
    await w.clean('calendar')
    await w.close()
  })

  it('checks a certificate by its number', async () => {
    const w = await aWalker(world, way, now)
    await w.goto('/verify.html')
    await w.clean('verify')
    const check = () => w.page.locator('form button[type=submit]').click()
    const field = w.page.getByLabel(w.say('证书编号', 'Certificate number'))
    await check()
    await w.see(w.say('请填写证书编号', 'Enter the certificate number'))
    await field.fill('TX2026')
    await check()
    await w.see(w.say('证书编号不正确', 'The certificate number is not right'))
    await w.clean('verify, malformed')
    await field.fill('TX20260000000000000000')
    await check()
    await w.see(w.say('没有这个编号的证书', 'There is no certificate with this number'))
    await w.clean('verify, unknown')
    await field.fill(number.toLowerCase().replace(/(.{4})/g, '$1 '))
    await check()
    await w.see(w.say('证书上的内容', 'What the certificate says'))
    await w.clean('verify, found')
    // The address holds the number, so that the answer can be sent to somebody.
    expect(new URL(w.page.url()).searchParams.get('number')).toBe(number)
    await w.page.reload()
    await w.see(w.say('证书上的内容', 'What the certificate says'))
    expect(await w.page.getByText('**', { exact: false }).count()).toBeGreaterThan(0)
    await w.close()
  })
})

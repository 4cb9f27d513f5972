import type { Browser, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type StaticServer, serveSite } from '../support/static-server.ts'
import { launchChromium, openPage } from './support/browser.ts'

const me = {
  personId: 'per_0123456789abcdef0123',
  version: 1,
  addresses: ['a@x.cn'],
  language: 'zh',
  greeting: '王*',
  grants: [{ role: 'COORDINATOR', region: '990101' }],
  invitations: [],
}
let signedIn = true
let asked: string[] = []
let server: StaticServer
let browser: Browser
let page: Page
beforeAll(async () => {
  server = await serveSite((method, path) => {
    asked.push(`${method} ${path}`)
    const refused = { title: 'x', status: 401, code: 'sign-in-needed' }
    return path === '/api/me' ? { status: signedIn ? 200 : 401, body: signedIn ? me : refused } : undefined
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  asked = []
  signedIn = true
  page = (await openPage(browser, { width: 1280, lang: 'zh' })).page
})
afterEach(() => page.context().close())

const open = async (path: string): Promise<void> => {
  await page.goto(server.url + path)
  await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0)
}

describe('a form', () => {
  it('says what to correct, takes the focus there, and leads to the field', async () => {
    await open('/ui.html')
    await page.click('form button[type=submit]')
    const summary = page.locator('form .error-summary')
    await summary.waitFor()
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await summary.locator('h2').textContent()).toBe('有 7 处需要改正')
    await summary.locator('a', { hasText: '专业背景' }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('sample-profession')
    expect(await page.locator('#sample-name').getAttribute('aria-describedby')).toBe(
      'sample-name-hint sample-name-error',
    )
  })

  it('keeps what was typed and where it leads when sent before the script came', async () => {
    let release = (): void => undefined
    const late = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/*.js', async (route) => {
      await late
      await route.continue()
    })
    await page.goto(`${server.url}/sign-in.html?then=/my/data.html`, { waitUntil: 'commit' })
    const address = page.getByLabel('手机号或邮箱')
    await address.fill('ann@example.cn')
    await page.getByRole('button', { name: '获取验证码' }).click()
    release()
    await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0)
    expect(await address.inputValue()).toBe('ann@example.cn')
    expect(new URL(page.url()).search).toBe('?then=/my/data.html')
  })

  it('loses nothing on a reload, but forgets what must not be kept', async () => {
    await open('/ui.html')
    await page.fill('#sample-name', '王晓兰')
    await page.fill('#sample-code', '482913')
    await page.check('#sample-fields')
    await page.reload()
    await open('/ui.html')
    expect(await page.inputValue('#sample-name')).toBe('王晓兰')
    expect(await page.isChecked('#sample-fields')).toBe(true)
    expect(await page.inputValue('#sample-code')).toBe('')
  })

  it('goes through when everything is there, by keyboard alone', async () => {
    await open('/ui.html')
    await page.fill('#sample-name', '王晓兰')
    await page.fill('#sample-code', '482913')
    await page.focus('#sample-profession')
    await page.keyboard.press('Space')
    await page.focus('#sample-fields-1')
    await page.keyboard.press('Space')
    await page.selectOption('#sample-region', '990101')
    await page.selectOption('#sample-region-9', '990101001')
    await page.fill('#sample-day', '2026-12-05')
    await page.focus('#sample-week-SAT_AM')
    await page.keyboard.press('Space')
    await page.focus('form button[type=submit]')
    await page.keyboard.press('Enter')
    await page.locator('.toast').waitFor()
    expect(await page.locator('form .error-summary').count()).toBe(0)
  })
})

describe('the parts', () => {
  it('a dialog holds the focus, closes by Escape and gives the focus back', async () => {
    await open('/ui.html')
    const button = page.locator('button', { hasText: '退出小组' }).nth(1)
    await button.click()
    expect(await page.locator('#leave').evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('#leave').isVisible()).toBe(false)
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true)
  })

  it('a table sorts, says so, and pages', async () => {
    await open('/ui.html')
    const table = page.locator('table', { has: page.locator('caption', { hasText: '近期培训' }) })
    await table.locator('button', { hasText: '名额' }).click()
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending')
    expect(await table.locator('tbody th').allTextContents()).toEqual(['倾听与沟通技能', '帮教政策基础'])
    await page.locator('button', { hasText: '下一页' }).click()
    expect(await table.locator('tbody th').allTextContents()).toEqual(['服务规范与保密'])
  })

  it('a calendar shows the month or the list, and goes to the next month', async () => {
    await open('/ui.html')
    expect(await page.locator('.month caption').textContent()).toBe('2026年12月')
    await page.click('text=列表')
    expect(await page.locator('.day-list-day').count()).toBe(3)
    await page.click('text=下个月')
    expect(await page.locator('text=这个月没有安排').count()).toBe(1)
  })
})

describe('the header', () => {
  it('asks nobody who never signed in, and nothing is sent', async () => {
    await open('/help.html')
    await page.waitForTimeout(300)
    expect(asked).toEqual([])
  })

  it('forgets a session that has ended', async () => {
    signedIn = false
    await open('/help.html')
    await page.evaluate(() => localStorage.setItem('signed-in', 'yes'))
    await page.reload()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('signed-in'))).toBe(null)
    expect(asked).toEqual(['GET /api/me'])
  })

  it('keeps the thing that a page shows when the language changes', async () => {
    await open('/policy.html?id=ses_1')
    await page.click('#language')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/en/policy.html?id=ses_1')
  })

  it('folds its navigation on a phone and unfolds it by a button', async () => {
    await page.setViewportSize({ width: 360, height: 800 })
    await open('/help.html')
    expect(await page.locator('#header-nav').isVisible()).toBe(false)
    await page.click('#menu')
    expect(await page.locator('#header-nav').isVisible()).toBe(true)
    expect(await page.getAttribute('#menu', 'aria-expanded')).toBe('true')
  })
})

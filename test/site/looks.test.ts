import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StaticServer, serveSite } from '../support/static-server.ts'
import { launchChromium, openPage } from './support/browser.ts'
import { builtPages } from '../support/site-pages.ts'

const session = {
  id: 'ses_0123456789abcdef0123',
  version: 1,
  programmeId: 'prg_0123456789abcdef0123',
  organizationId: 'org_0123456789abcdef0123',
  organizationName: '安澜市社工协会',
  subject: 'POLICY',
  title: '帮教政策基础',
  titleEn: 'Basics of support policy',
  startsAt: '2026-12-05T06:00:00.000Z',
  endsAt: '2026-12-05T09:00:00.000Z',
  closesAt: '2026-12-04T06:00:00.000Z',
  place: '江湾区文化中心 201',
  county: '990101',
  region: '990101',
  trainer: '周老师',
  capacity: 32,
  taken: 23,
  status: 'OPEN',
  phase: 'OPEN',
}
let server: StaticServer
let browser: Browser
beforeAll(async () => {
  server = await serveSite((_, path) =>
    path === '/api/training/calendar' ? { status: 200, body: { sessions: [session] } } : undefined,
  )
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

// Pages that read from the API are walked by the journeys, where there is one.
const paths = [
  '/',
  '/policy.html',
  '/help.html',
  '/accessibility.html',
  '/problems.html',
  '/404.html',
  '/ui.html',
]
const views = [
  { lang: 'zh', width: 360 },
  { lang: 'en', width: 1280 },
] as const
const cases = views.flatMap((view) =>
  paths.map((path) => ({ ...view, path: view.lang === 'en' ? `/en${path}` : path })),
)

const violations = async (page: Awaited<ReturnType<typeof openPage>>['page']): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.flatMap((it) =>
    it.nodes.map((node) => `${it.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

it('axe would notice', async () => {
  const { page } = await openPage(browser, { width: 360, lang: 'en' })
  await page.goto(`${server.url}/en/404.html`)
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')))
  expect((await violations(page)).join()).toMatch(/label/)
  await page.context().close()
})

const islandsLeft = () => document.querySelectorAll('astro-island[ssr]').length === 0

describe.each(cases)('$path at $width px', ({ path, width, lang }) => {
  it('has no violation of axe and a clean console under the CSP', async () => {
    const { page, errors } = await openPage(browser, { width, lang })
    await page.goto(server.url + path)
    // What waits until it is seen comes to life too.
    for (const island of await page.locator('astro-island').all())
      await island.locator('> *').first().scrollIntoViewIfNeeded()
    await page.waitForFunction(islandsLeft)
    await page.waitForLoadState('networkidle')
    expect(await violations(page)).toEqual([])
    expect(errors).toEqual([])
    await page.context().close()
  })
})

it.each(views)(
  'all parts are sound with the larger text, kept over a reload ($lang)',
  async ({ lang, width }) => {
    const { page } = await openPage(browser, { width, lang })
    await page.goto(`${server.url}${lang === 'en' ? '/en' : ''}/ui.html`)
    await page.click('#larger')
    await page.reload()
    await page.waitForFunction(islandsLeft)
    expect(await page.evaluate(() => document.documentElement.classList.contains('large'))).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  },
)

it('no public page scrolls sideways at 320 px', async () => {
  const { page } = await openPage(browser, { width: 320, lang: 'zh' })
  const wide: string[] = []
  for (const { path, kind } of builtPages(server.dist)) {
    if (kind === 'staff' || kind === 'own') continue
    await page.goto(server.url + path)
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (over > 0) wide.push(`${path}: ${over} px`)
  }
  expect(wide).toEqual([])
  await page.context().close()
})

it('the CSP is in force: an inline script of elsewhere does not run', async () => {
  const { page, errors } = await openPage(browser, { width: 360, lang: 'zh' })
  await page.goto(`${server.url}/`)
  const outcome = await page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.textContent = 'window.intruder = true'
      document.head.append(script)
    } catch (error) {
      return String(error)
    }
    return 'intruder' in window
  })
  expect(outcome).not.toBe(true)
  expect(errors.join('\n') + String(outcome)).toMatch(/TrustedScript|Content Security Policy/)
  await page.context().close()
})

/** A walk through the product in Chromium: the real server with demo data, on a clock of its own. */
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from 'vitest'
import { aServer, type Server } from '../../support/server.ts'
import { launchChromium, openPage } from './browser.ts'

/** The two ways in which every journey is walked. */
export const ways = [
  { lang: 'zh', width: 360 },
  { lang: 'en', width: 1280 },
] as const
export type Way = (typeof ways)[number]

/**
 * Server and browser for the journeys of one file. `at` moves the server's clock; each sign-in moves it by a
 * second, so that the newest of two codes to one address can be told by its time.
 */
export async function openWorld(start: string) {
  const clock = join(mkdtempSync(join(tmpdir(), 'tongxing-clock-')), 'now')
  let now = 0
  const at = (instant: string | number) => {
    now = new Date(instant).getTime()
    // Whole at every moment: the server may read it just now.
    writeFileSync(`${clock}.next`, new Date(now).toISOString())
    renameSync(`${clock}.next`, clock)
  }
  at(start)
  const started = await aServer({ flags: ['--with-pages', '--demo', '--clock', clock] })
  const tick = () => at(now + 1000)
  const signIn: Server['signIn'] = async (address) => {
    tick()
    return started.signIn(address)
  }
  const server: Server = { ...started, signIn }
  const browser = await launchChromium()
  const close = async () => {
    await browser.close()
    await server.stop()
  }
  return { server, browser, at, tick, close }
}
export type World = Awaited<ReturnType<typeof openWorld>>

/** Errors that a refusal of the server writes into the console by itself. */
const refusals = /Failed to load resource: the server responded with a status of 4\d\d/

/** One person at one screen. */
export async function aWalker({ server, browser, tick }: World, way: Way, now: string) {
  const { page, errors } = await openPage(browser, way)
  await page.clock.setFixedTime(new Date(now))
  const address = (path: string) => `${server.url}${way.lang === 'en' ? '/en' : ''}${path}`
  const say = (zh: string, en: string) => (way.lang === 'zh' ? zh : en)

  /** This state holds nothing that axe finds, scrolls nowhere sideways, and wrote no error. */
  const clean = async (state: string) => {
    await page.waitForFunction(() => document.querySelector('astro-island[ssr], .loading') === null)
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    const found = violations.map(
      (it) => `${it.id}: ${it.nodes.map((node) => String(node.target)).join(', ')}`,
    )
    const noise = errors.splice(0).filter((it) => !refusals.test(it))
    expect({ state, over, found, noise }).toEqual({ state, over: 0, found: [], noise: [] })
  }
  const goto = async (path: string) => {
    await page.goto(address(path))
    await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null)
  }
  /** The first button or link of this name, or whose name contains it. */
  const press = async (name: string) => {
    const link = page.getByRole('link', { name }).or(page.getByRole('button', { name })).first()
    await link.click()
  }
  const see = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 10_000 })
  const signIn = (who: string) => {
    tick()
    return signInOnPage(server, page, say, who)
  }
  return { page, say, clean, goto, press, see, signIn, close: () => page.context().close() }
}
export type Walker = Awaited<ReturnType<typeof aWalker>>

/** From the sign-in page on: address, the code out of the outbox, and back to where one came from. */
async function signInOnPage(
  server: Server,
  page: Page,
  say: (zh: string, en: string) => string,
  who: string,
) {
  await page.getByLabel(say('手机号或邮箱', 'Mobile number or mail address')).fill(who)
  const before = server.outbox().length
  await page.getByRole('button', { name: say('获取验证码', 'Send me a code') }).click()
  await page.getByLabel(say('验证码', 'Code'), { exact: true }).waitFor()
  const mail = server.outbox().findLast((one) => one.to === who && one.kind === 'sign-in-code')
  expect(server.outbox().length).toBeGreaterThan(before)
  await page
    .getByLabel(say('验证码', 'Code'), { exact: true })
    .fill(/\d{6}/.exec(mail?.text ?? '')?.[0] ?? '')
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in.html'))
}

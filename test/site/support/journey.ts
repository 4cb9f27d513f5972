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
 * Server and browser for the journeys of one file. `at` moves the server's clock; each sign-in moves it by half a
 * minute, so that an authenticator app has a new code for it.
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
  const tick = () => at(now + 31_000)
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
  const secondStep = (who: string) => secondStepOnPage(server, page, say, who)
  const signIn = (who: string) => {
    tick()
    return signInOnPage(server, page, say, who)
  }
  return { page, say, clean, goto, press, see, signIn, secondStep, close: () => page.context().close() }
}
export type Walker = Awaited<ReturnType<typeof aWalker>>

/** From the sign-in page on: address, the code out of the outbox, and back to where one came from. */
async function signInOnPage(
  server: Server,
  page: Page,
  say: (zh: string, en: string) => string,
  who: string,
) {
  // Another page may have led here: the form is filled in once it listens.
  await page.getByLabel(say('手机号或邮箱', 'Mobile number or mail address')).waitFor()
  await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null)
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
  await secondStepOnPage(server, page, say, who)
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in.html'))
}

/** The second step, where the page asks for it: a code of the person's app; who has none yet adds one. */
async function secondStepOnPage(
  server: Server,
  page: Page,
  say: (zh: string, en: string) => string,
  who: string,
) {
  const title = page.getByRole('heading', {
    name: say('第二步：确认是您本人', 'Step two: show that it is you'),
  })
  const first = page.getByRole('heading', { name: say('先添加第二步验证', 'First, add a second step') })
  const away = page.waitForURL((url) => !url.pathname.endsWith('/sign-in.html')).then(() => 'away' as const)
  const came = await Promise.race([
    away,
    title.waitFor().then(() => 'prove' as const),
    first.waitFor().then(() => 'add' as const),
  ])
  if (came === 'away') return
  const field = say('动态口令', 'Authenticator code')
  if (came === 'prove') {
    await page.getByLabel(field, { exact: true }).fill(await server.apps.code(who))
    await page.locator('form button[type=submit]').click()
    return
  }
  await page.getByRole('button', { name: say('使用验证器应用', 'Use an authenticator app') }).click()
  server.apps.learn(who, ((await page.locator('.secret').textContent()) ?? '').replace(/\s/g, ''))
  const shown = say('应用里显示的 6 位口令', 'The six digits that the app shows')
  await page.getByLabel(shown, { exact: true }).fill(await server.apps.code(who))
  await page.getByRole('button', { name: say('确认添加', 'Add the app') }).click()
  await page.getByRole('button', { name: say('我已保存，继续', 'I have kept them, continue') }).click()
}

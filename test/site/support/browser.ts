import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumFlags, chromiumPath } from '../../support/machine.ts'

/** Debian's Chromium, without a window. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })

/** A page of a size, in a language, that notes every error of the console and every CSP violation. */
export async function openPage(
  browser: Browser,
  { width, lang }: { width: number; lang: 'zh' | 'en' },
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return { page, errors }
}

/** Lighthouse in Debian's Chromium, as on a phone (its default: a mid-range phone on slow 4G, simulated). */
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { freePort } from './free-port.ts'
import { chromiumFlags, chromiumPath } from './machine.ts'

/** The four categories, in the order of Lighthouse's own report. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof categories)[number]

/**
 * Points of 100 in each category, the audits that cost points, and how fast the machine was then: Lighthouse's own
 * index, below 1,000 of which it warns that its figures for performance are too low.
 */
export type Score = {
  readonly points: Record<Category, number>
  readonly lost: readonly string[]
  readonly machine: number
}

/** A browser that Lighthouse can drive; `audit` opens a fresh tab with empty storage. */
export async function openLighthouse() {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...chromiumFlags, `--remote-debugging-port=${port}`],
  })
  return { audit: (url: string) => audit(url, port), close: () => browser.close() }
}

async function audit(url: string, port: number): Promise<Score> {
  const done = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...categories] })
  if (done === undefined) throw new Error(`Lighthouse says nothing of ${url}`)
  const { lhr } = done
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
  const of = (name: Category) => lhr.categories[name]
  const lost = categories
    .flatMap((name) => of(name)?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? ''}`.trim())
  const points = (name: Category) => Math.round((of(name)?.score ?? 0) * 100)
  return {
    points: {
      performance: points('performance'),
      accessibility: points('accessibility'),
      'best-practices': points('best-practices'),
      seo: points('seo'),
    },
    lost,
    machine: Math.round(lhr.environment.benchmarkIndex),
  }
}

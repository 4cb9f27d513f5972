import { rmSync } from 'node:fs'
import { dist } from '../../site/build.ts'
import type { Figure } from '../support/figures.ts'
import { categories, openLighthouse, type Score } from '../support/lighthouse.ts'
import { load } from '../support/machine.ts'
import {
  kilobyte,
  pageBytes,
  scriptBytes,
  scriptLimits,
  styleBytes,
  styleLimit,
} from '../support/page-bytes.ts'
import { aDataDir, aServer, type Server } from '../support/server.ts'
import { type BuiltPage, builtPages } from '../support/site-pages.ts'

/** The public pages; a session's page needs one of the demo's sessions. */
const publicPages = {
  home: '/',
  policy: '/policy.html',
  calendar: '/training/calendar.html',
  session: '/training/session.html',
  join: '/join.html',
  help: '/help.html',
  verify: '/verify.html',
  privacy: '/privacy.html',
  register: '/organization/register.html',
} as const

const goal = 99

/**
 * Lighthouse in mobile mode on the public pages in Chinese, over the product with its demo data: the median of three
 * for each category. And what each page weighs, beside its budget.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const dir = aDataDir()
  const server = await aServer({ dir, flags: ['--with-pages', '--demo'] })
  try {
    // At once: a build that somebody makes meanwhile swaps the files away; the server has its own copy.
    const built = builtPages(dist)
    const figures = Object.entries(publicPages).map(([name, path]) =>
      weight(
        name,
        built.find((page) => page.path === path),
      ),
    )
    const session = await aSessionOf(server)
    for (const [name, path] of Object.entries(publicPages)) {
      const address = name === 'session' ? `${path}?id=${session}` : path
      figures.push(...(await scores(name, server.url + address, quick ? 1 : 3)))
    }
    return figures
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function aSessionOf({ call }: Server): Promise<string> {
  const { status, body } = await call('get', '/api/training/calendar?region=9901')
  const id: unknown = body.sessions?.[0]?.id
  if (typeof id !== 'string') throw new Error(`the demo has no session to come (${status})`)
  return id
}

async function scores(name: string, url: string, times: number): Promise<Figure[]> {
  const { all, failures } = await runs(url, times)
  if (all.length === 0) return [{ what: `${name}: Lighthouse`, value: failures.join('; '), met: false }]
  const points = categories.map((category) => median(all.map((one) => one.points[category])))
  const met = points.every((one) => one >= goal)
  const lost = [...new Set(all.flatMap((one) => one.lost))]
  const value = points.map((one, at) => `${categories[at]} ${one}`).join(', ')
  const score: Figure = {
    what: `${name}: Lighthouse`,
    value: `${value} (load ${load()}, machine ${median(all.map(({ machine }) => machine))} of 1000, ${all.length} runs)`,
    wanted: `≥ ${goal} each`,
    met,
  }
  return met ? [score] : [score, { what: `${name}: lost by`, value: lost.join(', ') }]
}

/** On a busy machine a page may not be painted or traced in time: three such runs are made again. */
async function runs(url: string, times: number): Promise<{ all: Score[]; failures: string[] }> {
  const all: Score[] = []
  const failures: string[] = []
  while (all.length < times && failures.length <= 3) {
    // A browser of its own for each: nothing is left warm by the one before.
    const lighthouse = await openLighthouse()
    const refused = (error: unknown) => void failures.push(String(error))
    const score = await lighthouse.audit(url).catch(refused).finally(lighthouse.close)
    if (score) all.push(score)
  }
  return { all, failures }
}

function weight(name: string, page: BuiltPage | undefined): Figure {
  if (page === undefined) throw new Error(`the build has no page ${name}`)
  const script = scriptBytes(dist, page) / scriptLimits[page.kind]
  const style = styleBytes(dist, page) / styleLimit
  const told = (part: number, limit: number) =>
    `${kilobytes(part * limit)} of ${limit / kilobyte} = ${part.toFixed(2)}`
  return {
    what: `${name}: KB gzip`,
    value: `HTML ${kilobytes(pageBytes(page))}, JS ${told(script, scriptLimits[page.kind])}, CSS ${told(style, styleLimit)}`,
    wanted: '≤ 1 × the budget',
    met: script <= 1 && style <= 1,
  }
}

const kilobytes = (bytes: number): string => (bytes / kilobyte).toFixed(1)

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folders } from '../support/checks.ts'
import { root } from '../support/machine.ts'
import { cruise, refusedByLint } from './support/cruise.ts'
import { filesOf } from './support/source.ts'
import { aTree, insertAstroProbes, insertProbes, type Probe } from './support/probes.ts'
import { targets, type Target, zones } from './support/zones.ts'

const inOrder = (names: Iterable<Target>): Target[] => {
  const given = new Set(names)
  return (Object.keys(targets) as Target[]).filter((name) => given.has(name))
}
const passing = (probes: Probe[], refused: Set<string>) =>
  inOrder(probes.filter((one) => !refused.has(one.path)).map((one) => one.target))

describe('every import of every zone, inserted', () => {
  const tree = aTree()
  const probes = insertProbes(tree)
  let refused: Set<string>

  beforeAll(async () => {
    const { summary } = await cruise(tree, ['shared', 'functions', 'site', 'cdk', 'test'])
    refused = new Set(summary.violations.map((one) => one.from))
  })
  afterAll(() => rmSync(tree, { recursive: true }))

  it.each(Object.entries(zones))(
    '%s: what the table allows passes, all else is an error',
    (zone, { may }) => {
      const own = probes.filter((one) => one.zone === zone)
      expect(passing(own, refused)).toEqual(inOrder(may))
    },
  )
})

describe('.astro files, which dependency-cruiser does not read', () => {
  const allowed: Target[] = ['shared', 'site', 'zod', 'vue', 'node:fs']

  it.each(['frontmatter', 'script'] as const)(
    'oxlint refuses in the %s what the site may not import',
    async (part) => {
      const tree = aTree()
      const probes = insertAstroProbes(tree, part)
      const refused = new Set(await refusedByLint(tree, 'site'))
      rmSync(tree, { recursive: true })
      expect(passing(probes, refused)).toEqual(inOrder(allowed))
    },
  )

  it('stand nowhere but in site/', () => {
    expect(filesOf('{shared,functions,cdk,test}/**/*.{astro,vue}')).toEqual([])
  })
})

describe('the real tree', () => {
  it('is read whole: with TypeScript 7 the tool would skip every .ts file and find nothing wrong', async () => {
    const here = filesOf('{shared,functions,cdk,test}/**/*.ts', 'site/{*,src/**/*}.{ts,vue}')
    const { modules } = await cruise(root, folders)
    const read = new Set(modules.map((one) => one.source))
    expect(here.filter((path) => !path.endsWith('.d.ts') && !read.has(path))).toEqual([])
    const failure = modules.find((one) => one.source === 'functions/kernel/failure.ts')
    expect(failure?.dependencies.map((one) => one.resolved)).toEqual(['shared/problems.ts'])
  })
})

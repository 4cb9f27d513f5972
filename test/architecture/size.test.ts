import { matchesGlob } from 'node:path'
import { expect, it } from 'vitest'
import { sources } from './support/source.ts'

type Exception = { files: string; limit: number; because: string }

/** What may be longer, with its own limit and its reason. One that is no longer needed fails. */
const longer: Exception[] = [
  {
    files: 'shared/*.ts',
    limit: 300,
    because: 'tables: schemas and route contracts, one entry after the other',
  },
  { files: 'site/src/styles/*.css', limit: 350, because: 'lists of declarations, one part of the page each' },
  { files: 'site/src/i18n/*.ts', limit: 400, because: 'dictionaries' },
  {
    files: 'test/{unit,api,contracts,site,cdk,promises}/**/*.ts',
    limit: 300,
    because: 'the guarantees of one thing and their cases, read from top to bottom',
  },
  {
    files: 'test/support/access/*.ts',
    limit: 720,
    because: 'the table of every route and how it is asked, and the world that it is asked about',
  },
  {
    files: 'functions/platform/store/keys.ts',
    limit: 250,
    because: 'every key of the one table, so that a collision is visible',
  },
  { files: 'test/dependency-cruiser.cjs', limit: 170, because: 'the table of import rules' },
]

const lines = (text: string): number => text.replace(/\n$/, '').split('\n').length

it('no file is longer than 150 lines, or it says why here', () => {
  const files = sources(
    '{shared,functions,cdk,test}/**/*.{ts,cjs}',
    'site/*.ts',
    'site/src/**/*.{ts,vue,astro,css}',
    '.ci/*',
  )
  expect(files.length).toBeGreaterThan(20)
  const counted = files
    .map(({ path, text }) => ({ path, count: lines(text) }))
    .filter(({ count }) => count > 150)
  const excused = ({ path, count }: { path: string; count: number }) =>
    longer.some((one) => matchesGlob(path, one.files) && count <= one.limit)
  expect(counted.filter((one) => !excused(one))).toEqual([])
  const needless = longer.filter((one) => !counted.some(({ path }) => matchesGlob(path, one.files)))
  expect(needless).toEqual([])
})

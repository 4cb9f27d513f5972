import { expect, it } from 'vitest'
import { permissions } from '../../shared/access.ts'
import { events } from '../../shared/events.ts'
import { problems } from '../../shared/problems.ts'
import { quotedIn, sources } from './support/source.ts'

const code = quotedIn(sources('functions/**/*.ts'))
const tests = quotedIn(sources('test/{unit,api,contracts,site,promises,support}/**/*.ts'))

const tables = { problems, permissions, events }

it.each(Object.entries(tables))('%s: each is used in functions/', (_, table) => {
  expect(Object.keys(table).filter((name) => !code.has(name))).toEqual([])
})

it.each(Object.entries(tables))('%s: each stands in a test', (_, table) => {
  expect(Object.keys(table).filter((name) => !tests.has(name))).toEqual([])
})

it.each(Object.entries({ ...problems, ...permissions }))('%s speaks both languages', (_, { zh, en }) => {
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(en).toMatch(/^[^\p{Script=Han}]{3,}$/u)
})

it('the site has a help page for each problem, in both languages', () => {
  const pages = sources('site/src/pages/[[]...lang[]]/**/*.astro')
  expect(pages.filter(({ text }) => text.includes('shared/problems')).map(({ path }) => path)).not.toEqual([])
})

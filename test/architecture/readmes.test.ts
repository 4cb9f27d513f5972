import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/machine.ts'
import { filesOf, read, type Source } from './support/source.ts'

const folder = /^(\.ci|cdk|functions|shared|site|test)\//
const file = /[^./]\.(ts|vue|astro|md|json|cjs|css|webp|png|svg)$/
const made = /^(site\/)?(dist|cdk\.out|node_modules)\/|^DIR\/|^https?:/

/** What a README names as a file or folder: targets of links, and code that looks like a path. */
function namedIn({ text }: Source): string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((found) => found[1] ?? '')
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  const code = [...prose.matchAll(/`([^`\s]+)`/g)].map((found) => found[1] ?? '')
  const paths = code.filter((it) => !/^\/|\*/.test(it) && (folder.test(it) || file.test(it)))
  return [...links.filter((it) => !/^[a-z]+:/.test(it)), ...paths].filter((it) => !made.test(it))
}

/** `<x>` and `…` stand for any name; a name alone may lie anywhere. */
function exists(name: string, from: string): boolean {
  const pattern = name
    .replace(/[[\]]/g, '[$&]')
    .replace(/<[^>]+>|…/g, '*')
    .replace(/\/$/, '')
  const here = join(root, dirname(from))
  const found = (cwd: string, one: string) =>
    globSync(one, { cwd, exclude: (path) => path.includes('node_modules') }).length > 0
  return (
    found(here, pattern) || found(root, pattern) || (!pattern.includes('/') && found(root, `**/${pattern}`))
  )
}

const readmes = filesOf('README.md', '{cdk,functions,shared,site,test}/**/*.md')
const scripts = (): string[] => Object.keys(JSON.parse(read('package.json').text).scripts)

it('notices a file that is not there', () => {
  const text = 'see `functions/nowhere.ts`, [this](missing.md) and `functions/kernel/failure.ts`'
  const named = namedIn({ path: 'README.md', text })
  expect(named.filter((name) => !exists(name, 'README.md'))).toEqual(['missing.md', 'functions/nowhere.ts'])
})

it.each(readmes)('%s names only files that exist', (path) => {
  expect(namedIn(read(path)).filter((name) => !exists(name, path))).toEqual([])
})

it.each(readmes)('%s names only scripts that exist', (path) => {
  const named = [...read(path).text.matchAll(/npm run ([a-z:]+)/g)].map((found) => found[1] ?? '')
  expect(named.filter((name) => !scripts().includes(name))).toEqual([])
})

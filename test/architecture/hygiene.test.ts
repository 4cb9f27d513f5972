import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { childEnv, root } from '../support/machine.ts'
import { read, sources } from './support/source.ts'

const written = sources(
  '*.{md,json,ts}',
  '.ci/*',
  '.*rc',
  '.*.json',
  '{cdk,functions,shared,site,test}/**/*.{ts,cjs,vue,astro,css,md,json,html}',
).filter(({ path }) => path !== 'package-lock.json')

const holding = (pattern: RegExp): string[] =>
  written.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

it('no file holds a path of a machine', () => {
  expect(holding(/(?<![\w.:/])\/(home|Users|root|work|mnt)\/[\w.-]+/)).toEqual([])
})

it('no unfinished business is left in a comment, a style or a README', () => {
  const marks = new RegExp(['TO', 'DO|FIX', 'ME'].join(''))
  expect(holding(marks)).toEqual([])
})

it('the lock file and the settings of npm name no registry', () => {
  expect(read('package-lock.json').text).not.toMatch(/"resolved": "[a-z]+:\/\//)
  expect(read('.npmrc').text).not.toMatch(/:\/\//)
})

it('versions are pinned exactly, and Node comes with the lock file', () => {
  const { dependencies, devDependencies, optionalDependencies, engines } = JSON.parse(
    read('package.json').text,
  )
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(versions.filter(([, version]) => !/^(npm:[a-z]+@)?\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  expect(engines.node).toBe('>=24')
  expect(new Set(Object.values(optionalDependencies))).toEqual(new Set([read('.nvmrc').text.trim()]))
})

it('an older Node is told in one sentence what to do', () => {
  const pretend = "Object.defineProperty(process.versions, 'node', { value: '20.19.0' });"
  const asked = spawnSync('node', ['-e', `${pretend} require('./.ci/node-24.cjs')`], {
    cwd: root,
    env: childEnv(),
    encoding: 'utf8',
  })
  expect([asked.status, asked.stdout, asked.stderr.trim().split('\n').length]).toEqual([1, '', 1])
  expect(asked.stderr).toMatch(/needs Node 24 .* 20\.19\.0: run npm ci/)
})

it('.ci/run is sound bash and runs npm ci, then npm test', () => {
  expect(spawnSync('bash', ['-n', '.ci/run'], { cwd: root }).status).toBe(0)
  expect(read('.ci/run').text).toMatch(/^npm ci\b[^\n]*\n[\s\S]*^npm test$/m)
})

it('what runs in a browser uses nothing newer than Chrome 87 and Safari 14', () => {
  const newer =
    /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|toWellFormed)\(|Object\.(hasOwn|groupBy)|structuredClone|\.randomUUID\(|\(\?<[=!]/
  const inBrowser = sources('shared/**/*.ts', 'site/src/**/*.{ts,vue}')
  expect(inBrowser.filter(({ text }) => newer.test(text)).map(({ path }) => path)).toEqual([])
})

import ts from 'typescript'
import { expect, it } from 'vitest'
import { lineOf, nodesOf, type Source, sources } from './support/source.ts'

const ambient = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.env',
  'process.hrtime',
  'crypto.getRandomValues',
])
const ambientNames = new Set([
  'randomUUID',
  'randomBytes',
  'randomInt',
  'getRandomValues',
  'setTimeout',
  'setInterval',
])

/** Where a file asks the machine for time, chance or settings. */
function asksTheMachine(source: Source): string[] {
  return [...nodesOf(source)]
    .filter(isAmbient)
    .map((node) => `${source.path}:${lineOf(node)} ${node.getText()}`)
}

function isAmbient(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isDate(node.expression) && (node.arguments?.length ?? 0) === 0
  if (ts.isCallExpression(node)) return isDate(node.expression)
  if (ts.isPropertyAccessExpression(node)) return ambient.has(node.getText().replace('globalThis.', ''))
  return ts.isIdentifier(node) && ambientNames.has(node.text)
}

const isDate = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === 'Date'

it.each([
  ['Date.now()', 'const a = Date.now()'],
  ['new Date()', 'const a = new Date()'],
  ['new Date', 'const a = new Date'],
  ['Date()', 'const a = Date()'],
  ['Math.random', 'const a = [1].map(Math.random)'],
  ['randomUUID', "import { randomUUID } from 'node:crypto'"],
  ['crypto.randomUUID', 'const a = globalThis.crypto.randomUUID()'],
  ['process.env', "const a = process.env['HOME']"],
  ['setTimeout', 'setTimeout(() => {}, 1)'],
])('notices %s', (_, text) => {
  expect(asksTheMachine({ path: 'x.ts', text })).not.toEqual([])
})

it('lets a date be made from an argument, and a comment speak of Date.now()', () => {
  const text = '/** not Date.now() */ export const a = (now: number) => new Date(now)'
  expect(asksTheMachine({ path: 'x.ts', text })).toEqual([])
})

it('shared/, the kernel and the contexts get time and chance as arguments', () => {
  const core = sources('shared/**/*.ts', 'functions/kernel/**/*.ts', 'functions/contexts/**/*.ts')
  const pure = core.filter(({ path }) => !/\/store(-[^/]+)?\.ts$/.test(path))
  expect(pure.length).toBeGreaterThan(0)
  expect(pure.flatMap(asksTheMachine)).toEqual([])
})

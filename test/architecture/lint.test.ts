import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../support/machine.ts'
import { output } from './support/cruise.ts'

const long = `export function f(): number {\n  let n = 0\n${'  n += 1\n'.repeat(40)}  return n\n}\n`
const refused: Record<string, string> = {
  'typescript(consistent-type-assertions)': "export const a = JSON.parse('1') as number\n",
  'typescript(no-explicit-any)': 'export const a = (b: any): string => String(b)\n',
  'typescript(no-non-null-assertion)': 'export const a = (b: string[]): string => b[0]!\n',
  'typescript(no-floating-promises)': 'export function a(): void {\n  Promise.resolve(1)\n}\n',
  'eslint(no-warning-comments)': `// ${['TO', 'DO'].join('')} later\nexport const a = 1\n`,
  'eslint(max-lines-per-function)': long,
  'eslint(no-console)': 'export const a = (): void => console.log(1)\n',
}
const kinds = {
  'functions/kernel/<n>.ts': (code: string) => code,
  'site/src/<n>.vue': (code: string) => `<script lang="ts">\n${code}</script>\n<template><p /></template>\n`,
  'site/src/<n>.astro': (code: string) => `---\n${code}---\n<p />\n`,
}
/** Rules that need types work on `.ts` alone. */
const typed = new Set(['typescript(no-floating-promises)'])

describe('the linter, with the project’s own rules', () => {
  const tree = mkdtempSync(join(tmpdir(), 'tongxing-lint-'))
  let found: { code: string; filename: string }[] = []

  beforeAll(async () => {
    copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
    write('tsconfig.json', '{ "compilerOptions": { "strict": true, "types": [] } }')
    for (const [pattern, wrap] of Object.entries(kinds)) {
      Object.values(refused).forEach((code, n) => write(pattern.replace('<n>', `probe-${n}`), wrap(code)))
    }
    write('functions/kernel/clean.ts', "export const a = ['b'] as const satisfies readonly string[]\n")
    found = JSON.parse(await output('oxlint', ['--format', 'json'], tree)).diagnostics
  })
  afterAll(() => rmSync(tree, { recursive: true }))

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), text)
  }

  it.each(Object.keys(kinds))('refuses in %s what 4-style refuses', (pattern) => {
    const rules = Object.keys(refused).filter((rule) => pattern.endsWith('.ts') || !typed.has(rule))
    const noticed = rules.filter((rule) => {
      const path = pattern.replace('<n>', `probe-${Object.keys(refused).indexOf(rule)}`)
      return found.some((one) => one.code === rule && one.filename === path)
    })
    expect(noticed).toEqual(rules)
  })

  it('lets `as const` and `satisfies` pass', () => {
    expect(found.filter((one) => one.filename.endsWith('clean.ts'))).toEqual([])
  })
})

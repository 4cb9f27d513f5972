import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { root } from '../../support/machine.ts'
import { targets, type Target, zones } from './zones.ts'

export type Probe = { zone: string; target: Target; path: string }

const names = Object.keys(targets) as Target[]
const packages = names.filter((name) => !targets[name].includes('.ts') && name !== 'node:fs')

/** An empty tree of the project's shape, in which each file named by a target stands and imports nothing. */
export function aTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'tongxing-imports-'))
  for (const name of names.filter((one) => targets[one].endsWith('.ts'))) {
    write(tree, targets[name], 'export const thing = 1\n')
  }
  for (const name of packages) {
    const main = JSON.stringify({ name: targets[name], version: '1.0.0', main: 'index.js' })
    write(tree, `node_modules/${targets[name]}/package.json`, main)
    write(tree, `node_modules/${targets[name]}/index.js`, 'exports.thing = 1\n')
  }
  const dependencies = Object.fromEntries(packages.map((name) => [targets[name], '1.0.0']))
  write(tree, 'package.json', JSON.stringify({ name: 'probe', type: 'module', dependencies }))
  copyFileSync(join(root, 'tsconfig.json'), join(tree, 'tsconfig.json'))
  return tree
}

/** Inserts every import of every zone, one file each. */
export function insertProbes(tree: string): Probe[] {
  return Object.entries(zones).flatMap(([zone, { path: pattern }]) =>
    names.map((target, n) => {
      const path = pattern.replace('<n>', String(n))
      write(tree, path, wrapped(path, statement(path, target)))
      return { zone, target, path }
    }),
  )
}

/** Inserts every import into pages of the site, in the frontmatter of `.astro` and in its script. */
export function insertAstroProbes(tree: string, part: 'frontmatter' | 'script'): Probe[] {
  return names.map((target, n) => {
    const path = `site/src/pages/${part}-${n}.astro`
    const line = statement(path, target)
    write(
      tree,
      path,
      part === 'frontmatter' ? `---\n${line}---\n<p>{thing}</p>\n` : `<script>${line}</script>\n`,
    )
    return { zone: `site, in ${part} of .astro`, target, path }
  })
}

function statement(from: string, target: Target): string {
  const to = targets[target]
  const specifier = to.endsWith('.ts') ? posix.relative(posix.dirname(from), to) : to
  const dotted = to.endsWith('.ts') && !specifier.startsWith('.') ? `./${specifier}` : specifier
  return `import { thing } from '${dotted}'\nconsole.log(thing)\n`
}

const wrapped = (path: string, code: string): string =>
  path.endsWith('.vue') ? `<script setup lang="ts">\n${code}</script>\n<template><p /></template>\n` : code

function write(tree: string, path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { buildSite } from '../../site/build.ts'
import { type BuiltPage, builtPages } from './support/site-pages.ts'

const kilobyte = 1024
// A volunteer's own pages are read on a phone too, but only by people who have signed in: between the two.
const limits = {
  public: 45 * kilobyte,
  own: 60 * kilobyte,
  staff: 90 * kilobyte,
  parts: 90 * kilobyte,
  css: 15 * kilobyte,
}

let dist = ''
let pages: BuiltPage[] = []
beforeAll(async () => {
  dist = await buildSite()
  pages = builtPages(dist)
})

const zipped = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).byteLength

const named = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, file = '']) => file)

/** Every script that the page loads by itself: its own, its islands', and what those import, but not what they may import later. */
function scriptsOf(html: string): string[] {
  const found = new Set<string>()
  const waiting = named(html, /\s(?:src|component-url|renderer-url)="(\/[^"]+\.js)"/g)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const code = readFileSync(join(dist, file), 'utf8')
    const imports = named(code, /(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)
    waiting.push(...imports.map((path) => new URL(path, `http://site${file}`).pathname))
  }
  return [...found]
}

const scriptBytes = (page: BuiltPage): number => {
  const inline = named(page.html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g).join('')
  return scriptsOf(page.html).reduce((sum, file) => sum + zipped(file), gzipSync(inline).byteLength)
}

const styleBytes = (page: BuiltPage): number =>
  named(page.html, /<link[^>]*rel="stylesheet"[^>]*href="(\/[^"]+)"/g).reduce(
    (sum, file) => sum + zipped(file),
    0,
  )

it('every page stays within its JavaScript', () => {
  const over = pages.filter((page) => scriptBytes(page) > limits[page.kind])
  expect(over.map((page) => `${page.path}: ${(scriptBytes(page) / kilobyte).toFixed(1)} KB`)).toEqual([])
})

it('every page stays within its CSS, and has some', () => {
  const over = pages.filter((page) => styleBytes(page) > limits.css || styleBytes(page) < kilobyte)
  expect(over.map((page) => `${page.path}: ${(styleBytes(page) / kilobyte).toFixed(1)} KB`)).toEqual([])
})

it('the count sees islands and what they import', () => {
  const parts = pages.find((page) => page.kind === 'parts')
  expect(parts === undefined ? 0 : scriptBytes(parts)).toBeGreaterThan(30 * kilobyte)
  expect(scriptsOf(parts?.html ?? '').every((file) => existsSync(join(dist, file)))).toBe(true)
})

/** What a page of the built site weighs on the wire: bytes after gzip, as the server sends them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BuiltPage } from './site-pages.ts'

export const kilobyte = 1024

/** The most JavaScript that a page of each kind may load by itself, in bytes. */
// A volunteer's own pages are read on a phone too, but only by people who have signed in: between the two.
export const scriptLimits = {
  public: 45 * kilobyte,
  own: 60 * kilobyte,
  staff: 90 * kilobyte,
  parts: 90 * kilobyte,
} satisfies Record<BuiltPage['kind'], number>

/** The most CSS that any page may load, in bytes. */
export const styleLimit = 15 * kilobyte

const zip = (body: string | Buffer): number => gzipSync(body, { level: 9 }).byteLength

const zipped = (dist: string, file: string): number => zip(readFileSync(join(dist, file)))

const named = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, file = '']) => file)

/** Every script that the page loads by itself: its own, its islands', and what those import, but not what they may import later. */
export function scriptsOf(dist: string, { html }: BuiltPage): string[] {
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

/** The page's JavaScript: its files and what stands in the page itself. */
export function scriptBytes(dist: string, page: BuiltPage): number {
  const inline = named(page.html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g).join('')
  return scriptsOf(dist, page).reduce((sum, file) => sum + zipped(dist, file), zip(inline))
}

/** The page's style sheets. */
export const styleBytes = (dist: string, { html }: BuiltPage): number =>
  named(html, /<link[^>]*rel="stylesheet"[^>]*href="(\/[^"]+)"/g).reduce(
    (sum, file) => sum + zipped(dist, file),
    0,
  )

/** The page itself; scripts inside it are counted here and in `scriptBytes`. */
export const pageBytes = ({ html }: BuiltPage): number => zip(html)

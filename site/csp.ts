import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Hashes of everything that the pages hold inline, as CSP source expressions. */
export type InlineHashes = { 'script-src': string[]; 'style-src': string[] }

const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`

const inline = (html: string, tag: 'script' | 'style'): string[] =>
  [...html.matchAll(new RegExp(`<${tag}((?:\\s[^>]*)?)>([\\s\\S]*?)</${tag}>`, 'g'))]
    .filter(
      ([, attributes = '']) =>
        !/\ssrc=/.test(attributes) && !/type="application\/(ld\+)?json"/.test(attributes),
    )
    .map(([, , text = '']) => text)

/** Reads every page of the build; one header with the union of the hashes serves them all. */
export function inlineHashes(dist: string): InlineHashes {
  const found = { 'script-src': new Set<string>(), 'style-src': new Set<string>() }
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue
    const html = readFileSync(join(dist, file), 'utf8')
    const styled = /\sstyle="/.exec(html)
    if (styled !== null) throw new Error(`${file} has a style attribute, which the CSP forbids; use a class`)
    for (const text of inline(html, 'script')) found['script-src'].add(hash(text))
    for (const text of inline(html, 'style')) found['style-src'].add(hash(text))
  }
  return { 'script-src': [...found['script-src']].sort(), 'style-src': [...found['style-src']].sort() }
}

/**
 * The one header for all pages; the server sends it as it stands in `dist/csp.json`. Vue makes a policy of
 * its name for static markup; Astro's islands need none. Full zod would probe `new Function`: the alias to
 * zod/mini keeps the console clean.
 */
export const contentSecurityPolicy = (hashes: InlineHashes): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...hashes['script-src']].join(' '),
    ["style-src 'self'", ...hashes['style-src']].join(' '),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ].join('; ')

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../site/build.ts'
import { type BuiltPage, builtPages } from '../support/site-pages.ts'

let dist = ''
let pages: BuiltPage[] = []
beforeAll(async () => {
  dist = await buildSite()
  pages = builtPages(dist)
})

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  elements: [
    'html5',
    // What Astro writes around an island.
    { 'astro-island': { flow: true, phrasing: true, permittedContent: ['@flow'] } },
  ],
  rules: {
    // Style of writing, which the compressor decides: a trailing space, `<br/>`, quotes.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    'no-inline-style': 'error',
    // Titles name the page and the site; a page may be longer than 70 letters in English.
    'long-title': 'off',
    // Vue writes `type="button"` wherever it is meant; the header's are its own.
    'no-implicit-button-type': 'error',
    // Chinese phone numbers of a deployment come from its settings.
    'tel-non-breaking': 'off',
    // Scripts and styles are our own, from the same place: integrity would repeat their hashed names.
    'require-sri': 'off',
    // `role="status"` on a paragraph, `role="group"` on a row of buttons and `role="list"`s are meant.
    'prefer-native-element': ['error', { exclude: ['status', 'group', 'alert', 'img'] }],
  },
})

const report = async (html: string): Promise<string[]> => {
  // Astro writes this one style where the first island stands, which HTML wants in the head.
  const { results } = await validator.validateString(
    html.replace('<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>', ''),
  )
  return results.flatMap((it) =>
    it.messages.map((message) => `${message.ruleId}: ${message.message} (${message.selector})`),
  )
}

describe('the built pages', () => {
  it('have no errors of html-validate', async () => {
    const wrong = await Promise.all(
      pages.map(async (page) => (await report(page.html)).map((message) => `${page.path} ${message}`)),
    )
    expect(wrong.flat()).toEqual([])
  })

  it('html-validate would notice', async () => {
    expect(
      await report(
        '<!DOCTYPE html><html lang="en"><head><title>a</title></head><body><p id="a" id="b" style="x">a</body></html>',
      ),
    ).not.toEqual([])
  })

  it('come in both languages', () => {
    const bare = (lang: string): string[] =>
      pages
        .filter((page) => page.lang === lang)
        .map((page) => page.path.replace(/^\/en\//, '/'))
        .sort()
    expect(bare('en')).toEqual(bare('zh'))
  })

  it('say their language and have one heading of the first level, or an island that brings it', () => {
    for (const page of pages) {
      expect(page.html).toContain(`<html lang="${page.lang === 'zh' ? 'zh-CN' : 'en'}"`)
      expect([page.path, page.html.match(/<h1[\s>]/g)?.length ?? 0]).toEqual([page.path, 1])
    }
  })

  it('say nothing in public that hurts', () => {
    const hurting = /刑释|犯人|监管|劳改/
    expect(
      pages.filter((page) => page.kind === 'public' && hurting.test(page.html)).map((page) => page.path),
    ).toEqual([])
  })

  it('load nothing from elsewhere', () => {
    const foreign = pages.flatMap((page) =>
      [...page.html.matchAll(/<(?:script|link|img|iframe)[^>]*?(?:src|href)="(https?:)?\/\/[^"]*"/g)].map(
        ([found]) => found,
      ),
    )
    expect(foreign).toEqual([])
  })
})

describe('links', () => {
  const targets = (page: BuiltPage): string[] =>
    [...page.html.matchAll(/\s(?:href|src|action|component-url|renderer-url)="([^"]+)"/g)]
      .map(([, target = '']) => target.replace(/&amp;/g, '&'))
      .filter((target) => !/^(https?:|mailto:|tel:|#group-|#[abc]$)/.test(target))

  const broken = (page: BuiltPage): string[] =>
    targets(page).filter((target) => {
      const url = new URL(target, `http://site${page.path}`)
      const file = join(dist, url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname)
      if (!existsSync(file) || !statSync(file).isFile()) return true
      const other = pages.find((it) => it.path === url.pathname)
      return url.hash !== '' && other !== undefined && !other.html.includes(`id="${url.hash.slice(1)}"`)
    })

  it('lead to files and places that are there', () => {
    expect(pages.flatMap((page) => broken(page).map((target) => `${page.path} → ${target}`))).toEqual([])
  })

  it('would be noticed if they were broken', () => {
    const page = {
      path: '/x.html',
      html: '<a href="/nowhere.html">x</a> <a href="/policy.html#no">y</a>',
      lang: 'zh' as const,
      kind: 'public' as const,
    }
    expect(broken(page)).toEqual(['/nowhere.html', '/policy.html#no'])
  })

  it('name the file: no server rewrites paths', () => {
    const bare = pages.flatMap((page) =>
      [...page.html.matchAll(/<a[^>]*\shref="(\/[^"?#]*)/g)]
        .map(([, path = '']) => path)
        .filter((path) => !/\.html$|^\/$|^\/en\/$/.test(path)),
    )
    expect(bare).toEqual([])
  })
})

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { buildSite } from '../../site/build.ts'
import {
  kilobyte,
  scriptBytes,
  scriptLimits,
  scriptsOf,
  styleBytes,
  styleLimit,
} from '../support/page-bytes.ts'
import { type BuiltPage, builtPages } from '../support/site-pages.ts'

let dist = ''
let pages: BuiltPage[] = []
beforeAll(async () => {
  dist = await buildSite()
  pages = builtPages(dist)
})

const told = (page: BuiltPage, bytes: number): string => `${page.path}: ${(bytes / kilobyte).toFixed(1)} KB`

it('every page stays within its JavaScript', () => {
  const over = pages.filter((page) => scriptBytes(dist, page) > scriptLimits[page.kind])
  expect(over.map((page) => told(page, scriptBytes(dist, page)))).toEqual([])
})

it('every page stays within its CSS, and has some', () => {
  const bytes = (page: BuiltPage) => styleBytes(dist, page)
  const over = pages.filter((page) => bytes(page) > styleLimit || bytes(page) < kilobyte)
  expect(over.map((page) => told(page, bytes(page)))).toEqual([])
})

it('the count sees islands and what they import', () => {
  const parts = pages.find((page) => page.kind === 'parts')
  if (parts === undefined) throw new Error('the build has no page of the parts')
  expect(scriptBytes(dist, parts)).toBeGreaterThan(30 * kilobyte)
  expect(scriptsOf(dist, parts).every((file) => existsSync(join(dist, file)))).toBe(true)
})

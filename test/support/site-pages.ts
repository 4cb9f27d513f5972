import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One built page: its address and what it loads. */
export type BuiltPage = {
  path: string
  html: string
  lang: 'zh' | 'en'
  kind: 'public' | 'own' | 'staff' | 'parts'
}

/** Every page of the build, in the order of their addresses. */
export function builtPages(dist: string): BuiltPage[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(dist, file), 'utf8')
      const path = `/${file}`.replace(/index\.html$/, '')
      return { path, html, lang: file.startsWith('en/') ? 'en' : 'zh', kind: kindOf(path) }
    })
}

const behindSignIn = /^(\/en)?\/(organization|coordinator|administrator|reviewer|auditor)\//

const kindOf = (path: string): BuiltPage['kind'] => {
  if (path.endsWith('/ui.html')) return 'parts'
  if (path.endsWith('/organization/register.html')) return 'public'
  if (/^(\/en)?\/(my|apply)\//.test(path)) return 'own'
  return behindSignIn.test(path) ? 'staff' : 'public'
}

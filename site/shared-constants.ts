import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'

const site = import.meta.dirname
const shared = join(site, '../shared')
// Not `import()`: Vite runs this file in a module runner of its own, which has closed when the build begins.
const load = createRequire(import.meta.url)
const imported = /import\s*\{([^}]*)\}\s*from\s*["']([^"']*\/shared\/[\w-]+\.ts)["'];?/g
/** Longer values stay where they are: written out in every island they would cost more than the module. */
const longest = 600

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const plain = (value: unknown): boolean =>
  isRecord(value)
    ? (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
      Object.values(value).every(plain)
    : ['string', 'number', 'boolean'].includes(typeof value)

/** Whether the code reads only these members of what it calls `name`. */
const readsOnly = (code: string, name: string, members: string): boolean =>
  !new RegExp(`(?<![.\\w$])${name}(?![\\w$])(?!\\??\\.(?:${members})(?![\\w$]))`).test(code)
const reads = (code: string, name: string, members: string): boolean =>
  new RegExp(`(?<![.\\w$])${name}\\.(?:${members})(?![\\w$])`).test(code)

/** What the code needs of a value, when that is plain data: all of it, a contract's address, an enumeration's options. */
function constantOf(value: unknown, name: string, code: string): string | undefined {
  if (plain(value)) return JSON.stringify(value)
  if (!isRecord(value)) return undefined
  const { id, method, path, options } = value
  const contract = 'answer' in value && !reads(code, name, 'body|params|query|answer')
  if (contract) return JSON.stringify({ id, method, path })
  return Array.isArray(options) && plain(options) && readsOnly(code, name, 'options')
    ? JSON.stringify({ options })
    : undefined
}

function rewrite(code: string, statement: string, names: string, from: string): string {
  const module: Record<string, unknown> = load(join(shared, basename(from)))
  const rest = code.replace(statement, '')
  const kept: string[] = []
  const constants: string[] = []
  for (const name of names.split(',').map((it) => it.trim())) {
    const [exported = '', local = exported] = name.split(/\s+as\s+/)
    const constant = constantOf(module[exported], local, rest)
    if (constant === undefined || constant.length > longest) kept.push(name)
    else constants.push(`const ${local} = ${constant};`)
  }
  const left = kept.filter((name) => name !== '')
  const still = left.length === 0 ? '' : `import { ${left.join(', ')} } from ${JSON.stringify(from)};`
  return code.replace(statement, () => `${still}${constants.join('')}`)
}

/**
 * Writes what the browser needs of `shared/` as the constants that they are. An island that imports
 * `listCalendar` to call it would otherwise load the schemas of all of training, and zod with them: 12 KB
 * on every page. Schemas that are really used keep their import.
 */
export const sharedConstants = (): Plugin => ({
  name: 'tongxing:shared-constants',
  enforce: 'post',
  apply: 'build',
  transform(code, id) {
    if (this.environment.name !== 'client' || !id.startsWith(join(site, 'src'))) return undefined
    let written = code
    for (const [statement, names = '', from = ''] of code.matchAll(imported)) {
      written = rewrite(written, statement, names, from)
    }
    return written === code ? undefined : { code: written, map: null }
  },
})

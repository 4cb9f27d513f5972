import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { siteHeaders } from './site-headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** What the build needs and no browser does. */
const notServed = new Set(['/csp.json', '/built-from.txt'])

type File = {
  readonly body: Buffer
  /** Only where it is worth it. */
  readonly zipped: Buffer | undefined
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Serves a built site out of memory: explicit `.html` files, `index.html` for a folder, `404.html` for the rest.
 * The files are read once, so that a build swapped in beside the running server never shows half a site.
 */
export function openSite(folder: string, secure: boolean): (request: Request) => Response {
  const csp: unknown = JSON.parse(readFileSync(join(folder, 'csp.json'), 'utf8'))
  const headers = siteHeaders(csp, secure)
  const files = new Map<string, File>(
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, File] => {
        const name = `/${path.slice(folder.length).split(sep).filter(Boolean).join('/')}`
        return [name, fileOf(name, readFileSync(path), headers)]
      })
      .filter(([name]) => !notServed.has(name)),
  )
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } })
    const name = nameOf(new URL(request.url).pathname)
    const file = files.get(name)
    if (file) return answer(request, file, 200)
    const missing =
      files.get(name.startsWith('/en/') ? '/en/404.html' : '/404.html') ?? files.get('/404.html')
    return missing ? answer(request, missing, 404) : new Response('404', { status: 404, headers })
  }
}

function nameOf(pathname: string): string {
  try {
    const name = decodeURIComponent(pathname)
    return name.endsWith('/') ? `${name}index.html` : name === '/en' ? '/en/index.html' : name
  } catch {
    return ''
  }
}

function fileOf(name: string, body: Buffer, headers: Readonly<Record<string, string>>): File {
  const type = types[extname(name)] ?? 'application/octet-stream'
  const isText = /^text|json|xml|javascript/.test(type)
  const zipped = isText && body.length > 512 ? gzipSync(body, { level: 9 }) : undefined
  // Only names with a digest in them never change their meaning.
  const isHashed = name.startsWith('/assets/')
  return {
    body,
    zipped,
    headers: {
      ...headers,
      'content-type': type,
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      vary: 'accept-encoding',
    },
  }
}

function answer(request: Request, { body, zipped, headers }: File, status: 200 | 404): Response {
  const seen = request.headers.get('if-none-match')
  if (status === 200 && seen !== null && seen.includes(headers['etag'] ?? ' '))
    return new Response(null, { status: 304, headers })
  const zip = zipped && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '') ? zipped : undefined
  const sent = new Uint8Array(zip ?? body)
  return new Response(request.method === 'HEAD' ? null : sent, {
    status,
    headers: {
      ...headers,
      'content-length': String(sent.length),
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
    },
  })
}

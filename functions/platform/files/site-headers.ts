import * as z from 'zod'

/** `csp.json` of the site's build: the hashes of what its pages hold inline, by directive. */
const hashes = z.looseObject({
  'script-src': z.array(z.string()),
  'style-src': z.array(z.string()),
  /** Names of the Trusted Types policies that the scripts make; Vue's own unless told. */
  'trusted-types': z._default(z.array(z.string()), ['vue']),
})

/** The headers of every page; `secure` says whether it is served by https. */
export const siteHeaders = (cspJson: unknown, secure: boolean): Record<string, string> =>
  headersWith(policy(hashes.parse(cspJson)), secure)

/** The headers of every answer that is no page of the site, errors included: it may load, embed and run nothing. */
export const bareHeaders = (secure: boolean): Record<string, string> => headersWith(barePolicy, secure)

const barePolicy = [
  "default-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

function headersWith(contentSecurityPolicy: string, secure: boolean): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

const policy = (build: z.infer<typeof hashes>): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${build['script-src'].join(' ')}`.trim(),
    `style-src 'self' ${build['style-src'].join(' ')}`.trim(),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${build['trusted-types'].join(' ')}`,
  ].join('; ')

import { isIP } from 'node:net'

/** The chain that proxies write: whom each was asked by, the latest last. */
const forwarded = (header: string | null | undefined): string[] =>
  (header ?? '').split(',').map((one) => one.trim())

/**
 * One name for one line to the network: an address of IPv4, or the first 64 bits of IPv6, of which a household holds
 * all the rest. Undefined for this machine itself, and for what is no address.
 */
export function networkOf(address: string | undefined): string | undefined {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  if (isIP(plain) === 4) return plain.startsWith('127.') ? undefined : plain
  if (isIP(plain) !== 6) return undefined
  const [head = '', tail] = (plain.split('%')[0] ?? '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const words = [...before, ...(tail === undefined ? [] : zeros), ...after].map((one) =>
    Number.parseInt(one, 16),
  )
  if (words.slice(0, 7).every((one) => one === 0)) return undefined
  return `${words
    .slice(0, 4)
    .map((one) => one.toString(16))
    .join(':')}::/64`
}

/** Where a request to a listener comes from. A proxy on the same machine says whom it was asked by; no other is believed. */
export const sourceOfSocket = (
  remote: string | undefined,
  header: string | null | undefined,
): string | undefined => networkOf(remote) ?? networkOf(forwarded(header).at(-1))

/**
 * Where a request behind CloudFront and the HTTP API comes from: each adds whom it was asked by, so the viewer stands
 * last but one. Without CloudFront there is but one, which the HTTP API wrote.
 */
export const sourceBehindCloudFront = (
  direct: string | undefined,
  header: string | null | undefined,
): string | undefined => networkOf(forwarded(header).at(-2)) ?? networkOf(direct)

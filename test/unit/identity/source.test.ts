import { describe, expect, it } from 'vitest'
import { networkOf, sourceBehindCloudFront, sourceOfSocket } from '../../../functions/platform/http/source.ts'

describe('where a request comes from', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['127.0.0.1', undefined],
    ['::ffff:127.0.0.1', undefined],
    ['::1', undefined],
    ['unknown', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('believes a header only of a proxy on the same machine, and of it the last word alone', () => {
    expect(sourceOfSocket('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7')
    expect(sourceOfSocket('127.0.0.1', '192.0.2.1, 198.51.100.1')).toBe('198.51.100.1')
    expect(sourceOfSocket('::1', null)).toBeUndefined()
  })

  it('behind CloudFront takes what CloudFront wrote, before the address of CloudFront', () => {
    expect(sourceBehindCloudFront('192.0.2.9', '198.51.100.66, 203.0.113.7, 192.0.2.9')).toBe('203.0.113.7')
    expect(sourceBehindCloudFront('192.0.2.9', '192.0.2.9')).toBe('192.0.2.9')
    expect(sourceBehindCloudFront(undefined, undefined)).toBeUndefined()
  })
})

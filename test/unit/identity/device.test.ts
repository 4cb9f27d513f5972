import { describe, expect, it } from 'vitest'
import { deviceOf } from '../../../functions/contexts/identity/device.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

describe('what a sign-in is known by', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/126.0.0.0 Safari/537.36`,
      'CHROME',
      'COMPUTER',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`,
      'EDGE',
      'COMPUTER',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'FIREFOX', 'COMPUTER'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15',
      'SAFARI',
      'COMPUTER',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
      'SAFARI',
      'PHONE',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14) ${webkit} Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49`,
      'WECHAT',
      'PHONE',
    ],
    ['curl/8.5.0', 'OTHER', 'OTHER'],
    [undefined, 'OTHER', 'OTHER'],
  ])('%s', (userAgent, browser, kind) => {
    expect(deviceOf(userAgent)).toEqual({ browser, kind })
  })
})

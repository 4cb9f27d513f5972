/** What a person may know one of their sign-ins by: coarse, so that it tells nobody apart. */
export type Device = {
  readonly browser: 'WECHAT' | 'EDGE' | 'FIREFOX' | 'CHROME' | 'SAFARI' | 'OTHER'
  readonly kind: 'PHONE' | 'COMPUTER' | 'OTHER'
}

/** In this order: WeChat and Edge also call themselves Chrome, and Chrome calls itself Safari. */
const browsers = [
  ['WECHAT', /MicroMessenger\//],
  ['EDGE', /\bEdgA?(?:iOS)?\//],
  ['FIREFOX', /\b(?:Firefox|FxiOS)\//],
  ['CHROME', /\b(?:Chrome|CriOS)\//],
  ['SAFARI', /\bSafari\//],
] as const

/** The family of the browser and whether it is a phone, out of a User-Agent; nothing else of it is kept. */
export const deviceOf = (userAgent: string | undefined): Device => ({
  browser: browsers.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? 'OTHER',
  kind: kindOf(userAgent ?? ''),
})

function kindOf(userAgent: string): Device['kind'] {
  if (/Mobile|Android|iPhone|iPad|HarmonyOS/.test(userAgent)) return 'PHONE'
  return /Windows|Macintosh|X11|Linux/.test(userAgent) ? 'COMPUTER' : 'OTHER'
}

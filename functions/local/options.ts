import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { address } from '../../shared/formats.ts'
import { regionCode, type RegionCode } from '../../shared/ids.ts'

/** What an empty store is filled with. */
export type Fill =
  | { readonly kind: 'demo' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'seed'; readonly file: string }

export type Options = {
  /** 0 lets the system choose one. */
  readonly port: number
  readonly dir: string
  readonly fill: Fill
  /** A file with one instant instead of the machine's clock. */
  readonly clock?: string
  readonly invite?: { readonly address: string; readonly region: RegionCode }
  /** Address to listen on; loopback unless the deployment says otherwise. */
  readonly host: string
  /** Where the public reaches it, when a proxy stands in front. */
  readonly origin?: string
  readonly production: boolean
  /** Without pages: `npm run dev` serves them. */
  readonly apiOnly: boolean
}

type Settings = Readonly<Record<string, string | undefined>>

/** Reads flags and settings; throws an error whose message is one sentence for the person at the keyboard. */
export function readOptions(args: readonly string[], env: Settings): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4321' },
      data: { type: 'string', default: '.tongxing' },
      demo: { type: 'boolean' },
      empty: { type: 'boolean' },
      seed: { type: 'string' },
      clock: { type: 'string' },
      'invite-admin': { type: 'string' },
      region: { type: 'string' },
      'api-only': { type: 'boolean', default: false },
    },
  })
  const production = env['NODE_ENV'] === 'production'
  if (values.clock !== undefined && production)
    throw new Error('--clock is for tests and refused when NODE_ENV is production.')
  const invite = inviteOf(values['invite-admin'], values.region)
  return {
    port: portOf(values.port),
    dir: resolve(values.data),
    fill: fillOf(values, invite !== undefined || production),
    ...(values.clock === undefined ? {} : { clock: resolve(values.clock) }),
    ...(invite === undefined ? {} : { invite }),
    host: env['HOST'] ?? '127.0.0.1',
    ...(env['ORIGIN'] === undefined ? {} : { origin: originOf(env['ORIGIN']) }),
    production,
    apiOnly: values['api-only'],
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`--port ${text} is not a port (0 to 65535).`)
  return port
}

type Wanted = { readonly demo?: boolean; readonly empty?: boolean; readonly seed?: string }

/** Demo data unless told otherwise; a deployment that invites its administrator, or is in production, starts empty. */
function fillOf({ demo = false, empty = false, seed }: Wanted, real: boolean): Fill {
  if ([demo, empty, seed !== undefined].filter(Boolean).length > 1)
    throw new Error('Give one of --demo, --empty and --seed FILE.')
  if (seed !== undefined) return { kind: 'seed', file: resolve(seed) }
  return { kind: empty || (real && !demo) ? 'empty' : 'demo' }
}

function inviteOf(to: string | undefined, region: string | undefined): Options['invite'] {
  if (to === undefined && region === undefined) return undefined
  const [readTo, readRegion] = [address.safeParse(to), regionCode.safeParse(region)]
  if (!readTo.success || !readRegion.success)
    throw new Error(
      '--invite-admin ADDRESS and --region CODE go together: a mail address or mobile number, and a region code.',
    )
  return { address: readTo.data, region: readRegion.data }
}

function originOf(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    throw new Error(`ORIGIN=${text} is not an origin, as https://tongxing.example.cn.`)
  return url.origin
}

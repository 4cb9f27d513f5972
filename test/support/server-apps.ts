/** The authenticator apps of the people who sign in to a server that runs, by address. */
import { readFileSync } from 'node:fs'
import { demoTotp } from '../../functions/local/demo/apps.ts'
import { totpCodeAt } from '../../functions/platform/second-factor/totp.ts'
import { instant } from '../../shared/dates.ts'

const stepMilliseconds = 30_000

/** `clock`: the file that the server reads its time from, if it does. */
export function openApps(clock?: string) {
  const known = new Map<string, { secret: string; last: number }>()
  const now = () => (clock === undefined ? Date.now() : Date.parse(readFileSync(clock, 'utf8').trim()))
  const appOf = (address: string) => {
    const [, key] = /^(.+)@demo\.example$/.exec(address) ?? []
    const app = known.get(address) ?? (key === undefined ? undefined : { secret: demoTotp(key), last: 0 })
    if (app) known.set(address, app)
    return app
  }
  return {
    /** By the server's clock. */
    now,
    learn: (address: string, secret: string) => void known.set(address, { secret, last: 0 }),
    has: (address: string) => known.has(address),
    /** The next code of this person that has not served; a clock that stands still has three. */
    async code(address: string): Promise<string> {
      const app = appOf(address)
      if (!app) throw new Error(`${address} has no authenticator app`)
      const step = Math.floor(now() / stepMilliseconds)
      app.last = Math.max(app.last + 1, step - 1)
      if (app.last > step + 1)
        throw new Error(`${address} has no code left at this instant: let the clock move by 30 seconds`)
      return totpCodeAt(app.secret, instant.parse(new Date(app.last * stepMilliseconds).toISOString()))
    },
  }
}

export type Apps = ReturnType<typeof openApps>

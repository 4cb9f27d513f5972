import type { Verbs } from '../../functions/compose.ts'
import { keys } from '../../functions/platform/store/keys.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { newTotpSecret, totpCodeAt } from '../../functions/platform/second-factor/totp.ts'
import type { Instant } from '../../shared/dates.ts'
import type { PersonId } from '../../shared/ids.ts'

/** A code belongs to a step of 30 seconds. */
const stepOf = (at: Instant): number => Math.floor(Date.parse(at) / 30_000)
const startOf = (step: number) => new Date(step * 30_000).toISOString() as Instant

type Needs = { store: Store; now: () => Instant; asSystem: () => Verbs }

/** The authenticator apps of the people in a test, by person. */
export function authenticators({ store, now, asSystem }: Needs) {
  const apps = new Map<string, { secret: string; id: string; last: number }>()
  return {
    has: (person: string) => apps.has(person),
    /** Remembers an app that was added over HTTP, whose code of now has served. */
    remember: (person: string, secret: string, id: string) =>
      void apps.set(person, { secret, id, last: stepOf(now()) }),
    /** Gives a person an app as a seed file does. */
    async give(person: PersonId): Promise<void> {
      const secret = await newTotpSecret()
      const last = stepOf(now()) - 2
      const id = await asSystem().identity.giveTotp(person, { secret, addedAt: now(), lastStep: last })
      apps.set(person, { secret, id, last })
    },
    /** The next code that has not served. A test's clock may stand still or go back, so that there would be none. */
    async code(person: string): Promise<string> {
      const app = apps.get(person)
      if (!app) throw new Error('this person has no authenticator app')
      const step = stepOf(now())
      if (app.last > step || app.last < step - 2) {
        app.last = step - 2
        const { pk, sk } = keys.factorUse(person, app.id)
        await store.write([{ update: { pk, sk }, set: { mark: app.last }, if: { present: true } }])
      }
      app.last += 1
      return totpCodeAt(app.secret, startOf(app.last))
    },
  }
}

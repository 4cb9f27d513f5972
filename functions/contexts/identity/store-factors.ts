import * as z from 'zod'
import { instant, type Instant } from '../../../shared/dates.ts'
import { factorId, personId, type FactorId, type PersonId } from '../../../shared/ids.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Belief } from '../../kernel/belief.ts'
import { hashSecret } from '../../platform/crypto/secret-hash.ts'
import { believe, believeSave } from '../../platform/store/belief.ts'
import type { Save } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { defineRecord } from '../../platform/store/record.ts'
import { factorIds, noFactors, type Factors } from './factor.ts'
import type { FactorStore, FactorUse, Happening, Marked } from './factor-ports.ts'
import type { StoreNeeds } from './store.ts'
import { triesStore, waitingStore } from './store-factor-notes.ts'
import { holds } from './store-notes.ts'

const passkey = z.object({
  id: factorId,
  credentialId: z.string(),
  publicKey: z.string(),
  transports: z.array(z.string()),
  name: z.string(),
  addedAt: instant,
})

const schema = z.object({
  personId,
  passkeys: z.array(passkey),
  totp: z.optional(z.object({ id: factorId, secret: z.string(), addedAt: instant })),
  recoveryHashes: z.array(z.string()),
})

/** A person’s second factors as they are stored. */
export const factorsRecord = defineRecord('factors', schema, 'personId', {
  personId: 'L2',
  passkeys: 'account.passkeys',
  totp: 'account.totp',
  recoveryHashes: 'account.recoveryCodes',
})

/** Numbers alone, in an item of its own, because it changes with each use and no event tells of that. */
const useItem = z.object({ mark: z.number(), usedAt: z.number() })

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

type Needs = StoreNeeds & { now: Clock }

export function factorStore(needs: Needs): FactorStore {
  const { db, sealer, keys: master, now } = needs
  async function saveOf({ version, totp, ...rest }: Factors, event: Happening): Promise<Save> {
    const id = rest.personId
    const key = keys.factors(id)
    return {
      id,
      key,
      version,
      data: await factorsRecord.toData(sealer, key, { ...rest, ...(totp ? { totp } : {}) }),
      event,
    }
  }
  return {
    async find(person) {
      const item = await db.get(keys.factors(person))
      const it = item && (await factorsRecord.open(sealer, item))
      return item && it ? toFactors(it, item.version) : noFactors(person)
    },
    save: async (factors, event, { made, gone = [] } = {}, beliefs = []) =>
      db.commit({
        saves: [await saveOf(factors, event)],
        with: [...marksOf(factors.personId, made, gone, now()), ...beliefs],
      }),
    riding: async (factors, event, gone) => [
      believeSave(await saveOf(factors, event)),
      ...marksOf(factors.personId, undefined, gone, now()),
    ],
    ...usesStore(needs),
    hashOf: (person, code) => hashSecret(master, 'sign-in-code', `recovery\n${person}\n${code}`),
    ...triesStore(needs),
    ...waitingStore(needs),
  }
}

/** When each factor last proved something, and that no mark serves twice. */
const usesStore = ({ db, now }: Needs): Pick<FactorStore, 'usesOf' | 'markUse'> => ({
  async usesOf(factors) {
    const uses = new Map<FactorId, FactorUse>()
    const found = factorIds(factors).map(async (id) => {
      const use = useItem.safeParse((await db.get(keys.factorUse(factors.personId, id)))?.data)
      if (use.success) uses.set(id, { mark: use.data.mark, usedAt: instantOf(use.data.usedAt) })
    })
    await Promise.all(found)
    return uses
  },
  async markUse(person, id, mark) {
    const rises = mark === 0 ? ({ is: '=', than: 0 } as const) : ({ is: '<', than: mark } as const)
    const set = { mark, usedAt: seconds(now()) }
    return holds(db, {
      update: keys.factorUse(person, id),
      set,
      if: { guards: [{ field: 'mark', ...rises }] },
    })
  },
})

/** Marks come and go with their factors, in the same transaction. */
const marksOf = (
  person: PersonId,
  made: Marked | undefined,
  gone: readonly FactorId[],
  now: Instant,
): Belief[] => [
  ...(made
    ? [
        believe({
          put: {
            ...keys.factorUse(person, made.id),
            version: 1,
            data: { mark: made.mark, usedAt: seconds(now) },
          },
          if: { absent: true },
        }),
      ]
    : []),
  ...gone.map((id) => believe({ delete: keys.factorUse(person, id), if: { present: true } })),
]

const toFactors = ({ totp, ...rest }: z.output<typeof schema>, version: number): Factors => ({
  ...rest,
  version,
  ...(totp ? { totp } : {}),
})

const instantOf = (epoch: number): Instant => instant.parse(new Date(epoch * 1000).toISOString())

import { applyRegister } from '../../functions/compose/my-data-erasure.ts'
import { describedAt } from '../../functions/compose/records.ts'
import { eventOf } from '../../functions/platform/store/chain.ts'
import type { Item } from '../../functions/platform/store/port.ts'
import { isSealed } from '../../shared/privacy.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { tagOf } from '../../functions/platform/store/record.ts'
import { aTestApp, type Person, type TestApp } from './app.ts'
import { anIdNumber } from './builders/volunteers.ts'
import { everything } from './everything.ts'
import { aSealer } from './sealing.ts'
import { applied, decide, aReviewer, sendBack, verify } from './volunteering.ts'

export type Someone = { readonly person: Person; readonly canaries: readonly string[] }

const numeral = '零一二三四五六七八九'
const inHan = (serial: number): string => [...String(serial)].map((digit) => numeral[Number(digit)]).join('')

/** So many volunteers, each with texts of their own in every sealed attribute of a file, some read, returned or asking. */
export async function aCrowd(count: number): Promise<{ app: TestApp; people: Someone[] }> {
  const app = await aTestApp()
  const reviewer = await aReviewer(app)
  const people: Someone[] = []
  for (let serial = 1; serial <= count; serial++) people.push(await someone(app, reviewer, serial))
  return { app, people }
}

async function someone(app: TestApp, reviewer: Person, serial: number): Promise<Someone> {
  const mark = String(serial).padStart(4, '0')
  const [address, name, specialty] = [`canary${mark}@example.cn`, `林${inHan(serial)}同`, `暗号专业${mark}号`]
  const [number, checkCode] = [`9901${mark}77770000`, `CANARY${mark}AB`]
  const credential = { kind: 'DEGREE' as const, number, issuedOn: '2015-06-30' as never, checkCode }
  const person = await applied(app, address, { serial, name, specialty, credential })
  const wrong = `暗号更正${mark}`
  if (serial % 2 === 0) await person.call('post', '/api/me/corrections', { field: 'volunteer.name', wrong })
  if (serial % 3 === 0) await decide(reviewer, person.personId, { ...sendBack, reason: `暗号理由${mark}` })
  if (serial % 3 === 1) await decide(reviewer, person.personId, verify)
  await reviewer.call('get', `/api/volunteers/${person.personId}/case`)
  const idNumber = anIdNumber(serial)
  const all = [address, name, specialty, number, idNumber, checkCode]
  if (serial % 2 === 0) all.push(wrong)
  if (serial % 3 === 0) all.push(`暗号理由${mark}`)
  return { person, canaries: all }
}

export const eraseAll = async (people: readonly Someone[]): Promise<number[]> => {
  const statuses: number[] = []
  for (const { person } of people)
    statuses.push((await person.call('post', '/api/me/erasure', { confirm: 'ERASE' })).status)
  return statuses
}

/** Everything that can be read of a store by whoever holds its keys: what stands in clear, and what opens, of the past too. */
async function readable({
  app,
  items,
}: {
  app: Pick<TestApp, 'adapters'>
  items: readonly Item[]
}): Promise<string[]> {
  const whose = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item.data]))
  const texts: string[] = []
  for (const item of items) {
    texts.push(JSON.stringify(item))
    const key = eventOf(item)?.key ?? { pk: item.pk, sk: item.sk }
    const record = describedAt(key)?.record
    const values = eventOf(item) ? item.data['set'] : item.data
    const owner = record && whose.get(`${key.pk} ${key.sk}`)?.[record.whose]
    if (!record || typeof owner !== 'string') continue
    for (const [attribute, value] of Object.entries(values ?? {})) {
      const tag = record.tags[attribute]
      if (typeof value !== 'string' || tag === undefined || !isSealed(tagOf(tag))) continue
      const text = await app.adapters.sealer.unseal(value, { key, attribute, whose: owner }).catch(() => '')
      texts.push(text)
    }
  }
  return texts
}

/** Which of the texts are found in the store, what can be opened of it, messages and log. */
export async function found(app: TestApp, people: readonly Someone[]): Promise<string[]> {
  const texts = await readable({ app, items: await everything(app) })
  const all = [...texts, JSON.stringify(app.outbox), ...app.logged].join('\n')
  return people.flatMap(({ canaries }) => canaries.filter((one) => all.includes(one)))
}

/** An older copy of the store under the same master key; `apply`: the register is applied to it. */
export async function restored(
  app: TestApp,
  backup: readonly Item[],
  people: readonly Someone[],
  apply = true,
): Promise<string[]> {
  const store = openEmbedded(':memory:', app.clock.now)
  for (const put of backup) await store.write([{ put, if: { absent: true } }])
  const adapters = { ...app.adapters, store, sealer: aSealer(store, app.clock.now, app.master) }
  if (apply) await applyRegister(adapters)
  return found({ ...app, store, adapters, outbox: [], logged: [] }, people)
}

/** As if the keys had not been destroyed: the tombstones alone. */
export async function withKeysOf(app: TestApp, backup: readonly Item[]): Promise<void> {
  const old = new Map(backup.filter(({ pk }) => pk.startsWith('KEY#')).map((item) => [item.pk, item]))
  for (const item of await everything(app)) {
    const before = item.data['destroyed'] === true ? old.get(item.pk) : undefined
    if (before)
      await app.store.write([
        { put: { ...before, version: item.version + 1 }, if: { version: item.version } },
      ])
  }
}

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { canonical } from '../../functions/platform/store/canonical.ts'
import { eventOf, hashOf, linkOf } from '../../functions/platform/store/chain.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { storeFile } from '../../functions/platform/store/embedded-table.ts'
import type { Item } from '../../functions/platform/store/port.ts'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { randomFrom } from '../support/store/faults.ts'
import { aRequest, aSave } from '../support/store/saves.ts'
import { aClock, noon, someStores } from '../support/store/stores.ts'
import { aTrail, everythingIn, tamper, tamperings, writeTrail } from '../support/store/trail.ts'

const stores = someStores()
afterAll(() => stores.close())
const second = Date.parse(noon) / 1000

const rehash = (event: Item): Item => {
  const of = eventOf(event)
  const link = linkOf(event)?.link
  return of && link ? { ...event, data: { ...event.data, hash: hashOf(of.key, of.version, link) } } : event
}

describe('the trail is tamper-evident', () => {
  it('an honest one holds', async () => {
    expect(verifyChains(await aTrail(5, 6), second)).toEqual({ ok: true, entries: 30, firstBad: null })
  })

  it.each(tamperings)('%s is found, at the place or one beside it', async (kind) => {
    const trail = await aTrail(4, 6)
    const random = randomFrom(5)
    for (let n = 0; n < 50; n++) {
      const { items, at } = tamper(trail, kind, random, rehash)
      const { ok, firstBad } = verifyChains(items, second)
      expect(ok).toBe(false)
      expect(firstBad?.split(' ')[0]).toBe(at.pk)
      const found = eventOf({ pk: at.pk, sk: firstBad?.split(' ')[1] ?? '' })?.version
      // What is wrong with the end of a chain is found at the aggregate, after its last event.
      if (found !== undefined) expect(Math.abs(found - (eventOf(at)?.version ?? 0))).toBeLessThanOrEqual(1)
    }
  })

  it('control: whoever rewrites a whole chain and its head is not found without checkpoints', async () => {
    const [first, ...rest] = (await aTrail(1, 1)).filter(({ sk }) => sk.startsWith('EVT#') || sk === 'VOL')
    const [event, aggregate] = first?.sk === 'VOL' ? [rest[0], first] : [first, rest[0]]
    if (!event || !aggregate) throw new Error('a trail of one event')
    const forged = rehash({ ...event, data: { ...event.data, by: 'per_mallory' } })
    const head = forged.data['hash'] ?? ''
    expect(verifyChains([forged, { ...aggregate, data: { ...aggregate.data, head } }], second).ok).toBe(true)
  })

  it('an aggregate may vanish by its expiry only', async () => {
    const clock = aClock()
    const store = await stores.empty('memory', clock)
    await aRequest(store).commit({ saves: [aSave({ expiresAt: second + 60 })] })
    clock.forward(60)
    const items = await everythingIn(store)
    expect(items.filter(({ sk }) => sk === 'VOL')).toEqual([])
    expect(verifyChains(items, second + 59)).toMatchObject({ ok: false, firstBad: 'VOL#vol_1 VOL' })
    expect(verifyChains(items, second + 60)).toMatchObject({ ok: true, entries: 1 })
  })
})

describe('canonical text', () => {
  it('does not depend on the order of names, and leaves out what is undefined', () => {
    expect(canonical({ b: [1, null, { d: '同', c: true }], a: -0, u: undefined })).toBe(
      '{"a":0,"b":[1,null,{"c":true,"d":"同"}]}',
    )
  })
})

describe('npm run audit:verify', () => {
  const program = fileURLToPath(new URL('../../functions/local/audit-verify.ts', import.meta.url))
  const verify = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    return { status, stdout }
  }

  it('prints one line, and exits 0 for an honest trail and 1 for any other', async () => {
    const dir = stores.folder()
    const store = openEmbedded(dir, aClock())
    await writeTrail(store, 3, 4)
    expect(verify(dir)).toEqual({ status: 0, stdout: '{"ok":true,"entries":12,"firstBad":null}\n' })
    await store.close()
    const db = new DatabaseSync(storeFile(dir))
    db.prepare(
      'UPDATE items SET data = replace(data, \'"by":"system"\', \'"by":"per_x"\') WHERE pk = \'VOL#1\' AND sk LIKE \'%3\'',
    ).run()
    db.close()
    expect(verify(dir)).toEqual({
      status: 1,
      stdout: '{"ok":false,"entries":12,"firstBad":"VOL#1 EVT#VOL#00000003"}\n',
    })
  })

  it('says so when there is nothing to verify', () => {
    for (const args of [[], [stores.folder()], ['a', 'b']])
      expect(verify(...args)).toEqual({ status: 1, stdout: '{"ok":false,"entries":0,"firstBad":null}\n' })
  })
})

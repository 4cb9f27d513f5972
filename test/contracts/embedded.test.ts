import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openTable } from '../../functions/platform/store/embedded-table.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { Refused, Unavailable } from '../../functions/platform/store/port.ts'
import { aNew, anItem } from '../support/store/items.ts'
import { aClock, someStores } from '../support/store/stores.ts'
import { everythingIn } from '../support/store/trail.ts'

const stores = someStores()
afterAll(() => stores.close())

describe('the embedded store', () => {
  it('waits for the disk: what a kill cannot show, its settings must', () => {
    const table = openTable(stores.folder())
    expect([table.setting('journal_mode'), table.setting('synchronous')]).toEqual(['wal', 2])
    table.close()
  })

  it('is there again when it is opened again, and for another process meanwhile', async () => {
    const dir = join(stores.folder(), 'new', 'data')
    const [store, other] = [openEmbedded(dir, aClock()), openEmbedded(dir, aClock())]
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    await store.write([aNew()])
    expect(await other.get(anItem())).toEqual(anItem())
    await Promise.all([store.write([aNew({ sk: 'one' })]), other.write([aNew({ sk: 'two' })])])
    await Promise.all([store.close(), other.close()])
    const again = openEmbedded(dir, aClock())
    expect((await everythingIn(again)).map(({ sk }) => sk)).toEqual(['VOL', 'one', 'two'])
    await again.close()
  })

  it('a refused write takes nobody of its batch with it', async () => {
    const store = openEmbedded(':memory:', aClock())
    const answers = await Promise.allSettled([
      store.write([aNew({ sk: 'a' })]),
      store.write([aNew({ sk: 'b' }), aNew({ sk: 'a' })]),
      store.write([{ update: anItem({ sk: 'a' }), add: { taken: 1 }, if: { present: true } }]),
    ])
    expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason : 'done'))).toEqual([
      'done',
      new Refused(1),
      'done',
    ])
    expect(await everythingIn(store)).toEqual([anItem({ sk: 'a', data: { name: 'Ann', taken: 1 } })])
  })

  it('all() is a snapshot: what is written meanwhile is not in it', async () => {
    const store = openEmbedded(stores.folder(), aClock())
    await store.write([aNew({ sk: 'a' }), aNew({ sk: 'c' })])
    const seen: string[] = []
    for await (const { sk } of store.all()) {
      seen.push(sk)
      if (sk === 'a') await store.write([aNew({ sk: 'b' }), aNew({ sk: 'd' })])
    }
    expect(seen).toEqual(['a', 'c'])
    await store.close()
  })

  it('finishes what waits when it is closed, and takes nothing after', async () => {
    const dir = stores.folder()
    const store = openEmbedded(dir, aClock())
    const last = store.write([aNew()])
    await store.close()
    await store.close()
    await expect(last).resolves.toBeUndefined()
    await expect(store.write([aNew({ sk: 'late' })])).rejects.toEqual(new Unavailable('none'))
    await expect(store.get(anItem())).rejects.toThrow(Unavailable)
    const again = openEmbedded(dir, aClock())
    expect(await everythingIn(again)).toEqual([anItem()])
    await again.close()
  })
})

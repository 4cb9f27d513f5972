import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addMasterKey, fileMaster } from '../../functions/platform/crypto/master-key.ts'
import { openSealer } from '../../functions/platform/crypto/seal.ts'
import { dataKeysIn, destruction, rewrap } from '../../functions/platform/store/data-keys.ts'
import { keys } from '../../functions/platform/store/keys.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { aClock, kinds, someStores } from '../support/store/stores.ts'

const stores = someStores()
afterAll(() => stores.close())
const place = { key: { pk: 'VOL#per_1', sk: 'A' }, attribute: 'name', whose: 'per_1' }

describe('the master keys', () => {
  it('stand in a file for its owner only, which is made once and kept when it is broken', async () => {
    const file = join(stores.folder(), 'master-keys')
    const { wrapped, under } = await fileMaster(file).wrap(Buffer.alloc(32, 9), 'per_1')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await fileMaster(file).unwrap(wrapped, under, 'per_1')).toEqual(Buffer.alloc(32, 9))
    await expect(fileMaster(file).unwrap(wrapped, under, 'per_2')).rejects.toThrow('does not open')
    chmodSync(file, 0o644)
    expect(() => fileMaster(file)).toThrow('chmod 600')
    chmodSync(file, 0o600)
    writeFileSync(file, 'short\n')
    expect(() => fileMaster(file)).toThrow('32 bytes')
    expect(readFileSync(file, 'utf8')).toBe('short\n')
  })
})

describe.each(kinds)('data keys in %s', (kind) => {
  const clock = aClock()
  let store: Store
  let file = ''
  const open = () => openSealer(dataKeysIn({ store, master: fileMaster(file), now: clock }), 'tongxing')
  beforeEach(async () => {
    clock.reset()
    store = await stores.empty(kind, clock)
    file = join(stores.folder(), 'master-keys')
  })

  it('are random, one for each, made once under a race, and stand there only wrapped', async () => {
    const sealed = await Promise.all([open(), open(), open(), open()].map((one) => one.seal('同行', place)))
    expect(new Set(sealed).size).toBe(1)
    const item = await store.get(keys.dataKey('per_1'))
    expect(Object.keys(item?.data ?? {}).toSorted()).toEqual(['under', 'wrapped'])
    expect(await open().unseal(sealed[0] ?? '', place)).toBe('同行')
    expect(await open().seal('同行', { ...place, whose: 'per_2' })).not.toBe(sealed[0])
    const another = openSealer(dataKeysIn({ store, master: fileMaster(`${file}2`), now: clock }), 'tongxing')
    await expect(another.unseal(sealed[0] ?? '', place)).rejects.toThrow('not here')
  })

  it('once destroyed open nothing, are not made anew, and leave a running process within a minute', async () => {
    const running = open()
    const sealed = await running.seal('同行', place)
    const item = await store.get(keys.dataKey('per_1'))
    if (!item) throw new Error('no key')
    await store.write([destruction(item, 'per_1')])
    await expect(open().unseal(sealed, place)).rejects.toThrow('destroyed')
    await expect(open().seal('同行', place)).rejects.toThrow('destroyed')
    expect(await running.unseal(sealed, place)).toBe('同行')
    clock.forward(60)
    await expect(running.unseal(sealed, place)).rejects.toThrow('destroyed')
    await expect(open().unseal(sealed, { ...place, whose: 'per_9' })).rejects.toThrow('destroyed')
  })

  it('are all wrapped anew by a rotation, beside a server that goes on, and open without the old master', async () => {
    const running = open()
    const people = Array.from({ length: 120 }, (_, n) => ({ ...place, whose: `per_${n}` }))
    const sealed = await Promise.all(people.map((one) => running.seal('同行', one)))
    const needs = { store, master: fileMaster(file), now: clock }
    const old = addMasterKey(file)
    const told: number[] = []
    const [done] = await Promise.all([
      rewrap(needs, old, (count) => void told.push(count)),
      running.seal('同行', { ...place, whose: 'per_new' }),
    ])
    expect([done, told.at(-1)]).toEqual([120, 120])
    expect(await rewrap(needs, old, () => {})).toBe(0)
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[1]}\n`)
    for (const [n, one] of people.entries()) expect(await open().unseal(sealed[n] ?? '', one)).toBe('同行')
  })
})

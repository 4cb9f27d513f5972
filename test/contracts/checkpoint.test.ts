import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../functions/compose/verify-audit.ts'
import { checkpointNames, verifyPart } from '../../functions/compose/verify-part.ts'
import { signerFrom } from '../../functions/platform/crypto/sign.ts'
import { AlreadyWritten, onceInFolder, type WriteOnce } from '../../functions/platform/files/write-once.ts'
import { readCheckpoint } from '../../functions/platform/store/checkpoint.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { partsOf } from '../../functions/platform/store/embedded-trail.ts'
import { openTree } from '../../functions/platform/store/merkle.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { takeCheckpoint } from '../../functions/platform/store/take-checkpoint.ts'
import { aClock, noon, someStores } from '../support/store/stores.ts'
import { together } from '../../functions/platform/store/verify-trail.ts'
import { aRequest, aSave } from '../support/store/saves.ts'
import { everythingIn, writeTrail } from '../support/store/trail.ts'

const stores = someStores()
afterAll(() => stores.close())
const signer = signerFrom(Buffer.alloc(32, 1))

/** A store with its write-once folder; `take` gives how many commits a checkpoint pinned. */
const aDeployment = () => {
  const dir = stores.folder()
  const store = openEmbedded(dir, aClock())
  const folder = join(dir, 'checkpoints')
  const once = onceInFolder(folder)
  return {
    dir,
    store,
    once,
    file: (n: number) => join(folder, `checkpoint-${String(n).padStart(10, '0')}`),
    take: (parts: { once?: WriteOnce; store?: Store } = {}) =>
      takeCheckpoint({ store, once, signer, now: aClock(), ...parts }),
    verify: (key?: string) => verifyAudit(dir, aClock(), key),
    markers: async () => (await everythingIn(store)).filter(({ pk }) => pk.startsWith('MOV#')).length,
  }
}

describe('a checkpoint', () => {
  let it1: ReturnType<typeof aDeployment>
  const name = (n: number) => `checkpoints/checkpoint-${String(n).padStart(10, '0')}`
  beforeEach(async () => {
    it1 = aDeployment()
    await writeTrail(it1.store, 3, 2)
  })

  it('pins every head since the last one, and is taken only when something moved', async () => {
    expect(await it1.verify()).toEqual({ ok: true, entries: 6, firstBad: null })
    expect(await it1.markers()).toBe(6)
    expect([await it1.take(), await it1.take()]).toEqual([6, 0])
    expect(await it1.markers()).toBe(0)
    const read = readCheckpoint(readFileSync(it1.file(1), 'utf8'))
    expect(read?.header).toMatchObject({ number: 1, leaves: 3, previous: '', key: signer.publicKey })
    const heads = (await everythingIn(it1.store))
      .filter(({ sk }) => sk.startsWith('EVT#'))
      .flatMap(({ data: { hash } }) => (typeof hash === 'string' ? [hash] : []))
    expect(read?.leaves.flatMap((leaf): string[] => JSON.parse(leaf).slice(3)).toSorted()).toEqual(
      heads.toSorted(),
    )
    expect(await it1.verify(signer.publicKey)).toEqual({ ok: true, entries: 6, firstBad: null })
  })

  it('binds the one before it', async () => {
    await it1.take()
    await aRequest(it1.store).commit({ saves: [aSave()] })
    await it1.take()
    const [first, second] = [1, 2].map((n) => readCheckpoint(readFileSync(it1.file(n), 'utf8')))
    expect(second?.header).toMatchObject({ number: 2, leaves: 1, previous: first?.hash })
  })

  it('is repeated by the next run when one dies after writing it, and again after noting it', async () => {
    const dies = async (): Promise<never> => Promise.reject(new Error('killed'))
    await expect(it1.take({ store: { ...it1.store, write: dies } })).rejects.toThrow('killed')
    expect(await it1.verify()).toMatchObject({ ok: true })
    expect(await it1.take()).toBe(6)
    expect(readdirSync(join(it1.dir, 'checkpoints'))).toHaveLength(2)
    expect(await it1.verify()).toMatchObject({ ok: true })
    await aRequest(it1.store).commit({ saves: [aSave()] })
    let writes = 0
    const write: Store['write'] = async (changes) => (writes++ === 0 ? it1.store.write(changes) : dies())
    await expect(it1.take({ store: { ...it1.store, write } })).rejects.toThrow('killed')
    expect([await it1.markers(), await it1.take(), await it1.markers()]).toEqual([1, 1, 0])
    expect(await it1.verify()).toMatchObject({ ok: true, entries: 7 })
  })

  it('is taken by racing runs without losing a head', async () => {
    const taken = await Promise.all(Array.from({ length: 5 }, () => it1.take()))
    expect(taken).toEqual([6, 6, 6, 6, 6])
    await aRequest(it1.store).commit({ saves: [aSave()] })
    await it1.take()
    expect(await it1.markers()).toBe(0)
    expect(await it1.verify()).toMatchObject({ ok: true, entries: 7 })
  })

  it('is found when it is missing in the middle, altered, or signed by another', async () => {
    for (const n of [1, 2, 3]) {
      await it1.take()
      await aRequest(it1.store).commit({ saves: [aSave({ key: { pk: `X#${n}`, sk: 'A' } })] })
    }
    await it1.take()
    expect(await it1.verify()).toMatchObject({ ok: true, entries: 9 })
    const honest = readFileSync(it1.file(2), 'utf8')
    const put = (text: string) => {
      chmodSync(it1.file(2), 0o600)
      writeFileSync(it1.file(2), text)
    }
    const [line = '', signature = '', ...leaves] = honest.split('\n')
    const forger = signerFrom(Buffer.alloc(32, 9))
    const forged = line.replace(signer.publicKey, forger.publicKey)
    const bad = {
      'a leaf gone': [line, signature, ...leaves.slice(1)],
      'a leaf altered': [line, signature, ...leaves.map((one) => one.replace(/[0-9a-f]"/, '"'))],
      'another number of leaves': [line.replace('"leaves":1', '"leaves":2'), signature, ...leaves],
      'no signature': [line, '', ...leaves],
      'another key': [forged, forger.sign(forged), ...leaves],
      'cut off': [line, signature],
    }
    for (const [what, lines] of Object.entries(bad)) {
      put(lines.join('\n'))
      expect([what, await it1.verify()]).toEqual([what, { ok: false, entries: 9, firstBad: name(2) }])
    }
    put(honest)
    expect(await it1.verify()).toMatchObject({ ok: true })
    expect(await it1.verify(forger.publicKey)).toMatchObject({ ok: false, firstBad: name(1) })
    rmSync(it1.file(2))
    expect(await it1.verify()).toMatchObject({ ok: false, firstBad: name(2) })
  })

  it('is verified in parts, as a large store is, with the same verdict', async () => {
    for (const n of [1, 2, 3]) {
      await it1.take()
      await aRequest(it1.store).commit({ saves: [aSave({ key: { pk: `X#${n}`, sk: 'A' } })] })
    }
    const checkpoints = join(it1.dir, 'checkpoints')
    const inParts = () => {
      const shared = { dir: it1.dir, checkpoints, before: checkpointNames(checkpoints), key: undefined }
      const parts = partsOf(it1.dir, 3).map((range, index) => ({ ...range, index, of: 3 }))
      expect(new Set(parts.map(({ from }) => from)).size).toBe(3)
      return together(parts.map((part) => verifyPart({ ...shared, part, now: Date.parse(noon) / 1000 })))
    }
    expect(inParts()).toEqual({ ok: true, entries: 9, firstBad: null })
    for (const pk of ['X#2', 'VOL#1']) {
      const gone = (await everythingIn(it1.store)).filter((item) => item.pk === pk)
      await it1.store.write(gone.map((item) => ({ delete: item, if: { present: true } })))
      expect(inParts()).toMatchObject({ ok: false, firstBad: (await it1.verify()).firstBad })
      await it1.store.write(gone.map((put) => ({ put, if: { absent: true } })))
    }
    for (const n of [1, 2, 3]) {
      const honest = readFileSync(it1.file(n), 'utf8')
      chmodSync(it1.file(n), 0o600)
      writeFileSync(it1.file(n), honest.replace('"root":"', '"root":"0'))
      expect(inParts()).toMatchObject({ ok: false, firstBad: name(n) })
      writeFileSync(it1.file(n), honest)
    }
    expect(inParts()).toMatchObject({ ok: true })
  })

  it('shows what no checkpoint knows and no marker announces, and what is announced and not there', async () => {
    await it1.take()
    await aRequest(it1.store).commit({ saves: [aSave({ key: { pk: 'X#1', sk: 'A' } })] })
    const markers = (await everythingIn(it1.store)).filter(({ pk }) => pk.startsWith('MOV#'))
    const [marker] = markers
    if (!marker) throw new Error('a marker was expected')
    await it1.store.write([{ delete: marker, if: { present: true } }])
    expect(await it1.verify()).toMatchObject({ ok: false, firstBad: 'X#1 EVT#A#00000001' })
    await it1.store.write([
      { put: marker, if: { absent: true } },
      { delete: { pk: 'X#1', sk: 'EVT#A#00000001' }, if: { present: true } },
      { delete: { pk: 'X#1', sk: 'A' }, if: { present: true } },
    ])
    expect(await it1.verify()).toMatchObject({ ok: false, firstBad: 'X#1 EVT#A#00000001' })
  })
})

describe('write-once storage in a folder', () => {
  it('writes a name once, for reading only, and lists what is whole', async () => {
    const dir = join(stores.folder(), 'a', 'b')
    const once = onceInFolder(dir)
    expect(await once.list()).toEqual([])
    await once.append('b-2', '同行\n')
    await once.append('a-1', '')
    await expect(once.append('b-2', 'other')).rejects.toThrow(AlreadyWritten)
    expect(await once.read('b-2')).toBe('同行\n')
    expect(statSync(join(dir, 'b-2')).mode & 0o777).toBe(0o444)
    writeFileSync(join(dir, 'c-3.0badcafe.part'), 'half')
    expect(await once.list()).toEqual(['a-1', 'b-2'])
    for (const name of ['', '../x', '.x', 'a/b', 'x.part'])
      await expect(once.append(name, '')).rejects.toThrow(TypeError)
    await expect(once.read('none')).rejects.toThrow()
  })

  it('one of many at once wins', async () => {
    const dir = stores.folder()
    mkdirSync(join(dir, 'x'))
    const tries = Array.from({ length: 20 }, (_, n) => onceInFolder(join(dir, 'x')).append('one', `${n}`))
    const done = await Promise.allSettled(tries)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(readdirSync(join(dir, 'x'))).toEqual(['one'])
  })
})

describe('a Merkle tree', () => {
  it('is that of RFC 9162, as its recursive definition gives it', () => {
    const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
    const root = (leaves: readonly string[]): Buffer => {
      if (leaves.length === 0) return sha()
      if (leaves.length === 1) return sha(Buffer.from([0]), Buffer.from(leaves[0] ?? ''))
      let k = 1
      while (k * 2 < leaves.length) k *= 2
      return sha(Buffer.from([1]), root(leaves.slice(0, k)), root(leaves.slice(k)))
    }
    for (let n = 0; n < 40; n++) {
      const leaves = Array.from({ length: n }, (_, i) => `叶${i}`)
      const tree = openTree()
      for (const leaf of leaves) tree.add(leaf)
      expect(tree.root()).toBe(root(leaves).toString('hex'))
    }
  })
})

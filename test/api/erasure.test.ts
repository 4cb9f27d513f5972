import { describe, expect, it } from 'vitest'
import { invariantsOf } from '../../functions/compose/invariants/read.ts'
import { records } from '../../functions/compose/records.ts'
import { applyRegister, resumeErasures } from '../../functions/compose/my-data-erasure.ts'
import { withoutHead } from '../../functions/platform/store/chain.ts'
import type { Item } from '../../functions/platform/store/port.ts'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { aStore } from '../support/a-store.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { aGroupInput } from '../support/builders/groups.ts'
import { anIdNumber } from '../support/builders/volunteers.ts'
import { walkTheChain } from '../support/chain.ts'
import { aCounty, aHelper, invite, open } from '../support/county.ts'
import { deeds, everything } from '../support/everything.ts'
import { aSealer } from '../support/sealing.ts'
import { applied } from '../support/volunteering.ts'

const erase = (person: Person, confirm = '注销') => person.call('post', '/api/me/erasure', { confirm })
const theirs = ['林晓岚', 'lin@example.cn', anIdNumber(1), '2019110123456789']

/** Whether the store can still say something of a person: every record opened, every text searched. */
async function found(app: TestApp, canaries: readonly string[]): Promise<string[]> {
  const texts: string[] = [JSON.stringify(app.outbox), app.logged.join('\n')]
  for (const item of await everything(app)) {
    texts.push(JSON.stringify(item))
    const as = records.find(({ isAt }) => isAt(item))
    if (as) texts.push(JSON.stringify((await as.record.open(app.adapters.sealer, item)) ?? ''))
  }
  return canaries.filter((one) => texts.some((text) => text.includes(one)))
}

/** A walked chain whose volunteer has left the group and given nothing back yet. */
async function leaving() {
  const walked = await walkTheChain()
  const { app, coordinator, group } = walked
  const placements = (await everything(app)).filter(({ sk }) => sk.startsWith('PLC#'))
  const end = `/api/groups/${group}/placements/${placements[0]?.sk.slice(4)}/end`
  const ended = await coordinator.call('post', end, { version: 3, reason: '志愿者要离开了' })
  expect(ended.status).toBe(200)
  app.clock.pass(5)
  expect(await found(app, theirs)).toEqual(theirs)
  return walked
}

describe('erasing oneself', () => {
  it('leaves nothing that names the person, and what others need of the past', async () => {
    const { app, volunteer, manager, reviewer, coordinator } = await leaving()
    const preview = (await volunteer.call('get', '/api/me/erasure')).body
    expect(preview.bars).toEqual([])
    expect(preview.kept.map(({ noun }: { noun: string }) => noun).toSorted()).toEqual([
      'certificate',
      'enrolment',
      'placement',
    ])
    const { certificates } = (await volunteer.call('get', '/api/certificates/me')).body
    const answer = await erase(volunteer)
    expect(answer).toMatchObject({ status: 200, body: { id: volunteer.personId } })
    expect(await found(app, theirs)).toEqual([])
    const items = await everything(app)
    expect(verifyChains(items, Date.parse(app.clock.now()) / 1000).ok).toBe(true)
    expect((await invariantsOf(app.adapters)).violations).toEqual([])
    // Nobody is signed in any more, and the address opens another account.
    expect((await volunteer.call('get', '/api/me')).status).toBe(401)
    const again = await app.signIn('lin@example.cn')
    expect(again.personId).not.toBe(volunteer.personId)
    expect((await applied(app, 'lin@example.cn')).personId).toBe(again.personId)
    // Those who had to do with them find a gap instead of an error.
    const session = items.find(({ sk }) => sk.startsWith('ENR#'))?.pk.slice(4)
    const roster = await manager.call('get', `/api/training/sessions/${session}/roster`)
    expect(roster).toMatchObject({ status: 200, body: { rows: [{ name: '', certified: true }] } })
    expect((await reviewer.call('get', `/api/volunteers/${volunteer.personId}/case`)).status).toBe(404)
    const groups = await coordinator.call('get', '/api/groups?county=990101&status=MATCHING')
    const detail = await coordinator.call('get', `/api/groups/${groups.body.items[0].id}`)
    expect(detail).toMatchObject({ status: 200, body: { placements: [{ status: 'ENDED' }] } })
    const check = await app.call('get', `/api/certificates/check/${certificates[0].number}`)
    expect(check).toMatchObject({ status: 200, body: { status: 'VALID', name: '' } })
  })

  it('takes the place in a session to come, and the invitation that waits, with it', async () => {
    const { app, ann } = await aCounty()
    const helper = await aHelper(app)
    const group = await open(ann, aGroupInput())
    await invite(ann, group, helper)
    const person = await app.signIn('vol1@example.cn')
    expect((await erase(person)).status).toBe(200)
    const placements = (await ann.call('get', `/api/groups/${group}`)).body.placements
    expect(placements).toMatchObject([{ status: 'WITHDRAWN', name: '' }])
    const items = await everything(app)
    expect(items.filter(({ sk }) => sk === `ONE#${person.personId}`)).toEqual([])
    expect(items.filter(({ pk }) => pk === 'ERASING')).toEqual([])
  })

  it('needs the word that says so, a fresh proof, and no role or place that others rely on', async () => {
    const { app, volunteer, manager } = await walkTheChain()
    const refused = async (
      act: () => Promise<{ status: number; body: unknown }>,
      status: number,
      code: string,
    ) => {
      const before = await deeds(app)
      expect(await act()).toMatchObject({ status, body: { code } })
      expect(await deeds(app)).toBe(before)
    }
    await refused(() => erase(volunteer, '删'), 400, 'bad-input')
    await refused(() => erase(volunteer), 409, 'places-open')
    await refused(() => erase(manager), 409, 'roles-held')
    expect((await volunteer.call('get', '/api/me/erasure')).body.bars).toEqual(['places-open'])
    expect((await manager.call('get', '/api/me/erasure')).body.bars).toEqual(['roles-held'])
    app.clock.pass(11)
    await refused(() => erase(volunteer), 403, 'step-up-needed')
  })

  it('is refused when a place is confirmed while it is under way', async () => {
    const { app, ann } = await aCounty()
    const helper = await aHelper(app)
    const person = await app.signIn('vol1@example.cn')
    const get = app.store.get.bind(app.store)
    await app.store.write([
      { put: { pk: `LOD#${helper.personId}`, sk: 'L', version: 1, data: { load: 0 } }, if: { absent: true } },
    ])
    let asked = 0
    app.store.get = async (key) => {
      const item = await get(key)
      // The second question, just before the transaction: somebody confirms in between.
      if (key.pk.startsWith('LOD#') && ++asked === 2)
        await app.store.write([
          { update: { pk: key.pk, sk: key.sk }, add: { load: 1 }, if: { present: true } },
        ])
      return item
    }
    expect(await erase(person)).toMatchObject({ status: 409, body: { code: 'places-open' } })
    app.store.get = get
    expect((await ann.call('get', '/api/me')).status).toBe(200)
    expect((await person.call('get', '/api/me')).status).toBe(200)
  })

  it('goes on where it was stopped: the key is gone with the first step', async () => {
    const { app, volunteer } = await leaving()
    const write = app.store.write.bind(app.store)
    let writes = 0
    app.store.write = async (changes) => {
      const erases = changes.some(
        (one) => 'put' in one && one.put.sk.startsWith('EVT#') && one.put.data['name'] === 'identity.erased',
      )
      if (erases && ++writes > 1) throw new Error('the power went')
      return write(changes)
    }
    expect((await erase(volunteer)).status).toBe(500)
    app.store.write = write
    expect(await found(app, theirs)).toEqual([])
    expect((await everything(app)).filter(({ pk }) => pk === 'ERASING')).toHaveLength(1)
    expect(await resumeErasures(app.adapters, 10)).toBe(1)
    expect(await resumeErasures(app.adapters, 10)).toBe(0)
    expect(await found(app, theirs)).toEqual([])
    expect((await invariantsOf(app.adapters)).violations).toEqual([])
  })
})

/** What the store says, without how it came to be and what passes by itself. */
const stateOf = (items: readonly Item[]) =>
  items
    .filter(({ pk, sk }) => !sk.startsWith('EVT#') && !/^(MOV|OUT|IDM|HRD|MSG|COD|BUD|SSN|SUB|RDR)#/.test(pk))
    .map(({ data, ...item }) => JSON.stringify({ ...item, data: withoutHead(data) }))
    .toSorted()

describe('a backup that is put back', () => {
  it('does not bring anybody back', async () => {
    const { app, volunteer } = await leaving()
    const backup = await everything(app)
    expect((await erase(volunteer)).status).toBe(200)
    const erased = stateOf(await everything(app))
    // The old copy in a new store, with the same keys and the register that no backup touches.
    const store = await aStore(app.clock.now)
    for (const put of backup) await store.write([{ put, if: { absent: true } }])
    const sealer = aSealer(store, app.clock.now, app.master)
    const restored = { ...app, store, adapters: { ...app.adapters, store, sealer } }
    expect(await found(restored, theirs)).toEqual(theirs)
    expect(await applyRegister(restored.adapters)).toBe(1)
    expect(await applyRegister(restored.adapters)).toBe(0)
    expect(await found(restored, theirs)).toEqual([])
    expect(stateOf(await everything(restored))).toEqual(erased)
    expect((await invariantsOf(restored.adapters)).violations).toEqual([])
  })
})

describe('control', () => {
  it('with the key still there the search finds what the past holds', async () => {
    const app = await aTestApp()
    const person = await applied(app)
    const events = (await everything(app)).filter(
      ({ pk, sk }) => pk === `VOL#${person.personId}` && sk.startsWith('EVT#'),
    )
    expect(JSON.stringify(events)).not.toContain('林晓岚')
    const [event] = events
    const set = event?.data['set'] as Record<string, string>
    const place = {
      key: { pk: `VOL#${person.personId}`, sk: 'A' },
      attribute: 'name',
      whose: person.personId,
    }
    expect(await app.adapters.sealer.unseal(set['name'] ?? '', place)).toBe('"林晓岚"')
    expect((await erase(person)).status).toBe(200)
    await expect(app.adapters.sealer.unseal(set['name'] ?? '', place)).rejects.toThrow(
      'the data key is destroyed',
    )
  })
})

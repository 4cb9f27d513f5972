import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { compose, type Adapters } from '../../../functions/compose.ts'
import { invariantsOf } from '../../../functions/compose/invariants/read.ts'
import { loadSeed } from '../../../functions/local/load-seed.ts'
import { newCode, newId, newToken } from '../../../functions/platform/config/ids.ts'
import { keysFrom } from '../../../functions/platform/crypto/keys.ts'
import {
  difference,
  eventKey,
  hashOf,
  withoutHead,
  type Link,
} from '../../../functions/platform/store/chain.ts'
import { openEmbedded } from '../../../functions/platform/store/embedded.ts'
import type { Item } from '../../../functions/platform/store/port.ts'
import { noon } from '../../support/app.ts'
import { aSeed } from '../../support/builders/seed.ts'
import { brokenBy } from '../../support/invariants.ts'
import { onceInMemory } from '../../support/once-in-memory.ts'
import { aSealer } from '../../support/sealing.ts'

/** A county in which everything has happened, and who its people are. */
let items: Item[] = []
const people: Record<string, string> = {}

beforeAll(async () => {
  const now = () => noon
  const keys = keysFrom(randomBytes(32))
  const store = openEmbedded(':memory:', now)
  const adapters: Adapters = {
    store,
    keys,
    sealer: aSealer(store, now),
    now,
    newId,
    newCode,
    newToken,
    send: async () => {},
    register: onceInMemory(),
  }
  await loadSeed(adapters, aSeed())
  for await (const item of store.all()) items.push(item)
  const { accounts } = compose(adapters, { personId: 'system', route: 'test' }).identity
  for (const key of ['lin', 'wu', 'he', 'xu', 'coo', 'adm', 'org'])
    people[key] = (await accounts.findByAddress(`${key}@example.cn`))?.personId ?? ''
  expect(await invariantsOf(adapters)).toMatchObject({ ok: true, violations: [] })
})

const seconds = Date.parse(noon) / 1000
const check = (tampered: readonly Item[]) => brokenBy(tampered, [people['lin'] ?? ''], seconds)

/** The item whose key holds all these parts. */
const find = (...parts: string[]): Item => {
  const found = items.filter(
    ({ pk, sk }) => !sk.startsWith('EVT#') && parts.every((part) => `${pk} ${sk}`.includes(part)),
  )
  if (!found[0]) throw new Error(`no ${parts.join()}`)
  return found[0]
}

const without = (...gone: Item[]): Item[] => items.filter((one) => !gone.includes(one))
const changed = (item: Item, data: object): Item => ({ ...item, data: { ...item.data, ...data } })

/** One more event in an aggregate's own chain, as a verb without its rule would have written it. */
function saved(
  item: Item,
  data: object,
  { name = 'volunteers.changed', by = 'system', at = noon } = {},
): Item[] {
  const version = item.version + 1
  const after = { ...withoutHead(item.data), ...data }
  const link = {
    id: 'evt_x',
    name,
    by,
    at,
    ...difference(withoutHead(item.data), after),
    previous: item.data['head'],
  } as Link
  const head = hashOf(item, version, link)
  const event = { ...eventKey(item, version), version: 1, data: { ...link, hash: head } } as unknown as Item
  return [...without(item), { ...item, version, data: { ...after, head } }, event]
}

const ofStatus = (kind: string, status: string): Item => {
  const found = items.find((one) => one.sk.startsWith(kind) && one.data['status'] === status)
  if (!found) throw new Error(`no ${kind} ${status}`)
  return found
}

describe('the invariants notice', () => {
  it('nothing in an untouched store', () => expect(check(items)).toEqual([]))

  it('a state without its event, and an event without its state', () => {
    const file = find('VOL#', people['he'] ?? '')
    expect(check([...without(file), changed(file, { remote: 'perhaps' })])).toContain(
      'state-is-what-its-events-say',
    )
    const event = items.find(({ pk, sk }) => pk === file.pk && sk === 'EVT#A#00000001')
    expect(check(without(event as Item))).toContain('state-is-what-its-events-say')
  })

  it('a seat too many, one lost, and a capacity nobody announced', () => {
    const session = items.find(
      ({ pk, sk, data }) => sk === 'SEATS' && data['taken'] === 1 && pk.startsWith('SES#'),
    ) as Item
    expect(check([...without(session), changed(session, { taken: 2 })])).toEqual(['seats-counted'])
    expect(check([...without(session), changed(session, { capacity: 0 })])).toEqual([
      'capacity-as-announced',
      'seats-within-capacity',
    ])
    const full = find(session.pk, 'A')
    expect(check(saved(full, { capacity: 0 }))).toContain('seats-within-capacity-always')
  })

  it('a result without attendance, a record by oneself, and one before the start', () => {
    const enrolment = items.find(
      ({ sk, data }) => sk.startsWith('ENR#') && data['result'] === 'PASSED',
    ) as Item
    expect(check(saved(enrolment, { attendance: 'ABSENT' }))).toEqual(
      expect.arrayContaining(['assessed-were-there', 'certified-stays-passed']),
    )
    const by = people['lin'] ?? ''
    expect(check(saved(enrolment, { result: 'FAILED' }, { name: 'training.result-recorded', by }))).toContain(
      'nobody-records-themselves',
    )
    const coming = find('SES#', `ENR#${people['wu']}`)
    expect(
      check(saved(coming, { attendance: 'PRESENT' }, { name: 'training.attendance-recorded' })),
    ).toContain('recorded-from-the-start')
  })

  it('a certificate without a pass, a second one, one by nobody approved, and one that was revoked and is not', () => {
    const certificate = find('HLD#', 'CRT#')
    const elsewhere = { ...certificate, pk: `HLD#${people['wu']}` }
    const of = (data: object) =>
      check([...items, changed(elsewhere, { personId: people['wu'], number: 'TX1', ...data })])
    expect(of({})).toContain('certificate-needs-a-pass')
    expect(check([...items, { ...certificate, sk: 'CRT#crt_2' }])).toEqual(
      expect.arrayContaining(['numbers-are-unique', 'one-certificate-per-training']),
    )
    expect(of({ organizationId: 'org_nobody' })).toContain('issuer-was-approved')
    const revoked = saved(certificate, { revokedAt: noon })
    expect(check(revoked)).toEqual([])
    const before = items
    items = revoked
    const again = saved(find('HLD#', certificate.sk), { validUntil: '2099-01-01' })
    items = before
    expect(check(again)).toContain('revoked-is-final')
  })

  it('two accounts for one document, a decision about oneself, and an auditor who writes', () => {
    const claim = items.find(
      ({ pk, data }) => pk.startsWith('UNQ#id-number') && data['personId'] === people['lin'],
    ) as Item
    expect(check(without(claim))).toEqual(['one-account-per-document'])
    expect(check([...items, { ...claim, pk: `${claim.pk}2` }])).toEqual(['one-account-per-document'])
    const file = find('VOL#', people['lin'] ?? '')
    expect(
      check(saved(file, { stage: 'APPOINTED' }, { name: 'volunteers.appointed', by: people['lin'] ?? '' })),
    ).toContain('nobody-decides-about-themselves')
    const organization = find('ORG#', 'A')
    const approval = { name: 'organizations.approved', by: people['org'] ?? '' }
    expect(check(saved(organization, { status: 'APPROVED' }, approval))).toContain(
      'nobody-decides-about-their-organization',
    )
    const account = find('PER#', people['adm'] ?? '')
    expect(check(saved(account, { grants: [{ role: 'AUDITOR' }, { role: 'REVIEWER' }] }))).toContain(
      'writer-or-auditor',
    )
  })

  it('a member who is not confirmed, a load that is not counted, and one beyond the limit', () => {
    const confirmed = ofStatus('PLC#', 'CONFIRMED')
    const load = find('LOD#', people['lin'] ?? '')
    expect(check(without(load))).toEqual(['loads-are-counted'])
    expect(check(saved(find(confirmed.pk, ' A'), { helpers: [] }))).toEqual(
      expect.arrayContaining(['active-is-full', 'members-are-the-confirmed']),
    )
    const invited = ofStatus('PLC#', 'INVITED')
    const place = { name: 'groups.place-confirmed', by: people['coo'] ?? '' }
    expect(check(saved(invited, { status: 'CONFIRMED' }, place))).toEqual([
      'loads-are-counted',
      'members-are-the-confirmed',
    ])
    const tight = saved(invited, { status: 'CONFIRMED', personId: people['wu'] }, place)
    expect(check(tight)).toEqual(expect.arrayContaining(['placed-were-appointed', 'placed-were-certified']))
  })

  it('a third group for one person, and a woman’s group without one', () => {
    const place = { name: 'groups.place-confirmed', by: people['coo'] ?? '' }
    const before = items
    for (const status of ['INVITED', 'DECLINED'])
      items = saved(ofStatus('PLC#', status), { status: 'CONFIRMED' }, place)
    const broken = check(items)
    items = before
    expect(broken).toContain('load-within-limit')
    const group = find(ofStatus('PLC#', 'CONFIRMED').pk, ' A')
    const womans = saved(group, { sex: 'FEMALE' })
    expect(check(womans)).toEqual([])
    expect(brokenBy(womans, [], seconds)).toEqual(['womans-group-has-a-woman'])
  })
})

import * as z from 'zod'
import { beforeAll, describe, expect, it } from 'vitest'
import { describedAt, records, technical } from '../../functions/compose/records.ts'
import type { Item } from '../../functions/platform/store/port.ts'
import { defineRecord, isErased, tagOf } from '../../functions/platform/store/record.ts'
import { personalFields, isSealed } from '../../shared/privacy.ts'
import { anApplication } from '../support/builders/volunteers.ts'
import { walkTheChain } from '../support/chain.ts'
import { everything } from '../support/everything.ts'
import { aSealer } from '../support/sealing.ts'
import { aStore } from '../support/a-store.ts'
import { noon } from '../support/app.ts'

type Walked = Awaited<ReturnType<typeof walkTheChain>>
let walked: Walked
let items: Item[] = []

beforeAll(async () => {
  walked = await walkTheChain()
  const { app, volunteer, manager, reviewer } = walked
  // What the chain does not touch: a correction, a check code that was dropped, a return with its reason.
  const wrong = { field: 'volunteer.specialty', wrong: '专业写错了，暗号七三' }
  await volunteer.call('post', '/api/me/corrections', wrong)
  const other = await app.signIn('+8613900009999')
  const credential = {
    kind: 'DEGREE' as const,
    number: '118451200000000777',
    issuedOn: '2015-06-30',
    checkCode: 'CANARYCODE01',
  }
  await other.call(
    'post',
    '/api/volunteers',
    anApplication({ serial: 7, name: '欧阳暗号', credential: credential as never }),
  )
  await reviewer.call('post', `/api/volunteers/${other.personId}/decision`, {
    decision: 'RETURN',
    version: 1,
    reason: '暗号理由：照片不清',
  })
  await manager.call('get', '/api/me')
  items = await everything(app)
})

/** What nobody may read in the store: each was typed in by somebody above. */
const canaries = [
  '林晓岚',
  '欧阳暗号',
  '暗号七三',
  '暗号理由',
  'CANARYCODE01',
  '118451200000000777',
  '2019110123456789',
  '+8613900009999',
  '13900009999',
  'lin@example.cn',
  'adm@example.cn',
  'rev@example.cn',
  'coo@example.cn',
  'org@example.cn',
]

const isTechnical = (item: Item) => technical.some(({ is }) => is(item))

/** Attributes of an item that have no class in its record. */
function untagged(item: Item): string[] {
  const as = describedAt(item)
  if (!as) return [`${item.pk} ${item.sk} is of no kind`]
  return Object.keys(item.data).filter(
    (name) => name !== 'head' && name !== 'erased' && as.record.tags[name] === undefined,
  )
}

describe('everything stored', () => {
  it('belongs to a record with a class for each attribute, or to a technical kind with its reason', () => {
    const strange = items.filter((item) => !isTechnical(item)).flatMap(untagged)
    expect(strange).toEqual([])
    expect(untagged({ pk: 'NEW#1', sk: 'A', version: 1, data: { name: 'x' } })).toEqual([
      'NEW#1 A is of no kind',
    ])
    expect(untagged({ pk: 'VOL#per_1', sk: 'A', version: 1, data: { nickname: 'x' } })).toEqual(['nickname'])
  })

  it('no kind is known twice, and the chain has met most of them', () => {
    expect(items.filter((item) => isTechnical(item) && describedAt(item))).toEqual([])
    expect(items.filter((item) => records.filter(({ isAt }) => isAt(item)).length > 1)).toEqual([])
    const met = new Set(items.flatMap((item) => describedAt(item)?.record.noun ?? []))
    expect([...met].toSorted()).toEqual(
      [
        'account',
        'certificate',
        'correction',
        'enrolment',
        'factors',
        'group',
        'invitation',
        'organization',
        'placement',
        'programme',
        'roster-entry',
        'session',
        'volunteer',
      ].toSorted(),
    )
  })

  it('holds nothing sealed in clear: every such attribute is ciphertext, and no canary is found', () => {
    const found = items
      .filter((item) => !isErased(item))
      .flatMap((item) => {
        const tags = describedAt(item)?.record.tags ?? {}
        return Object.entries(item.data).filter(([name, value]) => {
          const tag = tags[name]
          return (
            tag !== undefined &&
            isSealed(tagOf(tag)) &&
            !/^[A-Za-z0-9_-]{30,}$/.test(typeof value === 'string' ? value : '')
          )
        })
      })
    expect(found).toEqual([])
    const text = JSON.stringify(items)
    expect(canaries.filter((one) => text.includes(one))).toEqual([])
    // The control: what is open is found.
    expect(text).toContain('SOCIAL_WORK')
  })

  it('nothing of it is in the log', () => {
    const text = walked.app.logged.join('\n')
    expect(text).toContain('/api/volunteers')
    expect(canaries.filter((one) => text.includes(one))).toEqual([])
  })

  it('each personal field is stored somewhere, or is told from one that is', () => {
    const stored = new Set(records.flatMap(({ record }) => Object.values(record.tags).map(tagOf)))
    const computed = ['volunteer.bornOn']
    expect(
      Object.keys(personalFields).filter((field) => !stored.has(field as never) && !computed.includes(field)),
    ).toEqual([])
  })
})

describe('an attribute without a class', () => {
  const schema = z.object({ id: z.string(), note: z.string() })

  it('does not compile', () => {
    // @ts-expect-error -- note has no class
    expect(defineRecord('x', schema, 'id', { id: 'L2' }).noun).toBe('x')
  })

  it('is refused when it is stored all the same', async () => {
    const record = defineRecord('x', schema, 'id', { id: 'L2', note: 'L2' })
    const store = await aStore(() => noon)
    const sealer = aSealer(store, () => noon)
    const value = { id: 'per_1', note: 'a', more: 'b' }
    await expect(record.toData(sealer, { pk: 'X', sk: 'A' }, value)).rejects.toThrow(
      'x.more has no privacy class',
    )
  })
})

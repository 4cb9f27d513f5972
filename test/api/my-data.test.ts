import { beforeAll, describe, expect, it } from 'vitest'
import { describedAt } from '../../functions/compose/records.ts'
import type { MyData } from '../../shared/my-data.ts'
import { aTestApp } from '../support/app.ts'
import { anIdNumber } from '../support/builders/volunteers.ts'
import { walkTheChain } from '../support/chain.ts'
import { eventNames, everything } from '../support/everything.ts'

type Walked = Awaited<ReturnType<typeof walkTheChain>>
let walked: Walked
let data: MyData

beforeAll(async () => {
  walked = await walkTheChain()
  const { volunteer } = walked
  await volunteer.call('post', '/api/me/corrections', { field: 'volunteer.name', wrong: '名字少了一个字' })
  const answer = await volunteer.call('get', '/api/me/data')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="tongxing-my-data.json"')
  data = answer.body
})

describe('the export', () => {
  it('holds every stored thing of the person, each attribute of it, in clear', async () => {
    const { app, volunteer } = walked
    const items = await everything(app)
    const theirs = items.filter((item) => {
      const as = describedAt(item)
      return as !== undefined && item.data[as.record.whose] === volunteer.personId
    })
    const opened = await Promise.all(
      theirs.map(async (item) => ({
        noun: describedAt(item)?.record.noun,
        value: await describedAt(item)?.record.open(app.adapters.sealer, item),
      })),
    )
    expect(theirs.length).toBeGreaterThan(8)
    const wanted = opened.map(({ noun, value }) => `${noun} ${JSON.stringify(value)}`)
    const exported = data.records.map(
      ({ noun, fields }) =>
        `${noun} ${JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, value])))}`,
    )
    expect(exported.toSorted()).toEqual(wanted.toSorted())
    for (const known of ['林晓岚', anIdNumber(1), 'lin@example.cn', '2019110123456789', '名字少了一个字'])
      expect(JSON.stringify(data)).toContain(known)
  })

  it('names the class and the personal field of each attribute', () => {
    const file = data.records.find(({ noun }) => noun === 'volunteer')
    expect(file?.title).toEqual({ zh: '志愿者档案', en: 'Volunteer’s file' })
    expect(file?.fields.find(({ name }) => name === 'idNumber')).toEqual({
      name: 'idNumber',
      class: 'L4',
      field: 'volunteer.idNumber',
      value: anIdNumber(1),
    })
  })

  it('tells what happened and who read, without naming anybody', () => {
    expect(data.events.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'identity.account-opened',
        'volunteers.verified',
        'certifications.awarded',
        'groups.place-confirmed',
      ]),
    )
    expect(data.readings).toContainEqual(
      expect.objectContaining({ role: 'REVIEWER', purpose: 'verification' }),
    )
    const text = JSON.stringify(data)
    expect(
      [walked.reviewer.personId, 'rev@example.cn'].filter((one) => text.includes(one) && one.includes('@')),
    ).toEqual([])
  })

  it('goes into the trail with its reason, and asks for a fresh proof', async () => {
    const { app, volunteer } = walked
    expect((await eventNames(app)).filter((name) => name === 'identity.data-exported')).toHaveLength(1)
    app.clock.pass(11)
    expect(await volunteer.call('get', '/api/me/data')).toMatchObject({
      status: 403,
      body: { code: 'step-up-needed' },
    })
    expect((await eventNames(app)).filter((name) => name === 'identity.data-exported')).toHaveLength(1)
  })
})

describe('the page', () => {
  it('holds the same, safe to open, in the language asked for', async () => {
    const app = await aTestApp()
    const ann = await app.signIn('ann@example.cn')
    const answer = await app.app.request('http://tongxing.test/api/me/data.html?language=en', {
      headers: { cookie: ann.cookie },
    })
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="tongxing-my-data.html"')
    const page = await answer.text()
    expect(page).toContain('<h1>My data</h1>')
    expect(page).toContain('ann@example.cn')
    expect(page).not.toContain('<script')
  })
})

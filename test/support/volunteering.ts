import { expect } from 'vitest'
import { regionCode } from '../../shared/ids.ts'
import type { Person, TestApp } from './app.ts'
import { anApplication } from './builders/volunteers.ts'
import { everything } from './everything.ts'

export const county = regionCode.parse('990101')
export const elsewhere = regionCode.parse('990102')

export const aReviewer = (app: TestApp, region = county, address = 'rev@example.cn') =>
  app.aPerson(address, { role: 'REVIEWER', region })
export const anAdministrator = (app: TestApp, region = county, address = 'adm@example.cn') =>
  app.aPerson(address, { role: 'ADMINISTRATOR', region })

/** Someone who has just applied, through the API. */
export async function applied(
  app: TestApp,
  address = 'lin@example.cn',
  facts: Parameters<typeof anApplication>[0] = {},
) {
  const person = await app.signIn(address)
  const answer = await person.call('post', '/api/volunteers', anApplication(facts))
  expect(answer).toMatchObject({ status: 200, body: { id: person.personId, version: 1 } })
  return person
}

/** Decisions on a first application. */
export const verify = {
  decision: 'VERIFY',
  version: 1,
  paperSeen: true,
  credential: { status: 'VERIFIED', method: 'OFFICIAL_SITE' },
}
export const sendBack = { decision: 'RETURN', version: 1, reason: '证书编号与姓名不符，请核对。' }
export const refuse = { decision: 'REFUSE', version: 1, reason: '不符合报名条件。' }
export const decide = (by: Person, id: string, body: object) =>
  by.call('post', `/api/volunteers/${id}/decision`, body)
export const resubmit = (person: Person, version: number, facts: Parameters<typeof anApplication>[0] = {}) =>
  person.call('put', '/api/volunteers/me', { version, application: anApplication(facts) })
export const fileOf = async (person: Person) => (await person.call('get', '/api/volunteers/me')).body
/** All that stands in the store, to compare. */
export const all = async (app: TestApp) => JSON.stringify(await everything(app))

/** The refusal is this one, and nothing was stored. */
export async function refusedWith(
  app: TestApp,
  code: string,
  status: number,
  act: () => Promise<{ status: number; body: { code: string } }>,
) {
  const before = await all(app)
  expect(await act()).toMatchObject({ status, body: { code } })
  expect(await all(app)).toBe(before)
}

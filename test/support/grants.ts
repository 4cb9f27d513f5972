import type { Grant } from '../../shared/access.ts'
import { regionCode } from '../../shared/ids.ts'
import type { Person, TestApp } from './app.ts'

// Officials of the invented prefecture, and what is asked about their roles.

const prefecture = regionCode.parse('9901')
const county = regionCode.parse('990101')

export const administrator = (app: TestApp, name = 'adm', region = prefecture) =>
  app.aPerson(`${name}@example.cn`, { role: 'ADMINISTRATOR', region })
export const reviewer = (app: TestApp, more: Partial<Grant> = {}) =>
  app.aPerson('rev@example.cn', { role: 'REVIEWER', region: county, ...more })

export const me = async (by: Person) => (await by.call('get', '/api/me')).body
export const change = (by: Person, id: string, body: object) =>
  by.call('post', `/api/officials/${id}/term`, body)
export const revoke = (by: Person, id: string, body: object) =>
  by.call('post', `/api/officials/${id}/revocation`, { reason: '调离岗位。', ...body })

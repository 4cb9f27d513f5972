import { expect, it } from 'vitest'
import { consentsToAsk } from '../../../shared/consents.ts'

const now = { PERSONAL_DATA: 1, SENSITIVE_DATA: 1, UNDERTAKING: 1, CONFIDENTIALITY: 1, MESSAGES: 1 }
const all = (['PERSONAL_DATA', 'SENSITIVE_DATA', 'UNDERTAKING', 'CONFIDENTIALITY', 'MESSAGES'] as const).map(
  (kind) => ({ kind, version: 1 }),
)

it('who has agreed to everything is asked nothing', () => {
  expect(consentsToAsk({ consents: all }, now)).toEqual([])
})

it('a new version asks everyone who had agreed, and nobody who had refused', () => {
  const next = { ...now, SENSITIVE_DATA: 2, MESSAGES: 2 }
  expect(consentsToAsk({ consents: all }, next)).toEqual(['SENSITIVE_DATA', 'MESSAGES'])
  const without = all.filter(({ kind }) => kind !== 'MESSAGES')
  expect(consentsToAsk({ consents: without }, next)).toEqual(['SENSITIVE_DATA'])
  const refused = [{ kind: 'SENSITIVE_DATA' as const, version: 1 }]
  expect(consentsToAsk({ consents: without, refused }, next)).toEqual([])
})

it('a needed text that was never answered is asked', () => {
  expect(consentsToAsk({ consents: [] }, now)).toEqual([
    'PERSONAL_DATA',
    'SENSITIVE_DATA',
    'UNDERTAKING',
    'CONFIDENTIALITY',
  ])
})

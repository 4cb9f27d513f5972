import { address } from '../../../shared/formats.ts'
import type { Input } from './people.ts'
import { countyCodes } from './regions.ts'

/** Officials and staff: one administrator, two reviewers, an auditor, a coordinator for each county. */
export function demoOfficials(): Input[] {
  const one = (key: string, ...roles: NonNullable<Input['roles']>): Input => ({
    key,
    address: address.parse(`${key}@demo.example`),
    roles,
  })
  return [
    one('administrator', { role: 'ADMINISTRATOR', region: '9901' }),
    one('reviewer', { role: 'REVIEWER', region: '9901' }),
    one('reviewer2', { role: 'REVIEWER', region: '9901' }),
    one('auditor', { role: 'AUDITOR', region: '9901' }),
    ...countyCodes.map((county, n) => one(`coordinator${n + 1}`, { role: 'COORDINATOR', region: county })),
  ]
}

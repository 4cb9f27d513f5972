import type { VolunteerCase } from '../../../shared/volunteers.ts'
import type { Told } from '../../kernel/shown.ts'
import { isOpen } from './get-volunteer-case.ts'

type Field =
  | 'volunteer.name'
  | 'volunteer.idNumber'
  | 'volunteer.bornOn'
  | 'volunteer.specialty'
  | 'volunteer.offers'
  | 'volunteer.progress'
  | 'volunteer.reason'
  | 'credential.number'
  | 'credential.checkCode'

/** What a reviewer's case shows: the numbers only while there is something to decide, later they are masked. */
export function ofCase(it: VolunteerCase): Told<Field> {
  const fields: Field[] = ['volunteer.name', 'volunteer.bornOn', 'volunteer.offers', 'volunteer.progress']
  if (it.specialty !== undefined) fields.push('volunteer.specialty')
  if (it.reason !== undefined) fields.push('volunteer.reason')
  if (isOpen(it)) fields.push('volunteer.idNumber')
  if (isOpen(it) && it.credential) fields.push('credential.number')
  if (it.credential?.checkCode !== undefined) fields.push('credential.checkCode')
  return { within: { region: it.county }, shown: [{ subject: it.id, fields }] }
}

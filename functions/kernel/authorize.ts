import { may, type Actor, type Permission, type Subject } from '../../shared/access.ts'
import { Failure, notFound } from './failure.ts'

type Need = { readonly anyOf: readonly Permission[]; readonly see?: Permission }

/**
 * Second beat of every verb. Throws `not-permitted` to those who may see the thing (`see`), and to all
 * others the same `not-found` as for a missing one.
 */
export function authorize(actor: Actor, need: Need, subject: Subject): void {
  if (need.anyOf.some((permission) => may(actor, permission, subject))) return
  if (need.see && may(actor, need.see, subject)) throw new Failure('not-permitted')
  throw notFound()
}

import type { Belief } from '../../kernel/belief.ts'
import type { Failure } from '../../kernel/failure.ts'
import type { Change } from './port.ts'

type Guarded = { readonly change: Change; readonly otherwise: Failure | undefined }

/** What each belief stands for; nobody outside this file can look inside one. */
const contents = new WeakMap<Belief, Guarded>()

/** Makes a belief (or a write that rides along) out of a store change and the failure that its refusal means. */
export function believe(change: Change, otherwise?: Failure): Belief {
  const belief: Belief = Object.freeze(Object.create(null))
  contents.set(belief, { change, otherwise })
  return belief
}

/** For the commit alone. */
export function open(belief: Belief): Guarded {
  const content = contents.get(belief)
  if (!content) throw new TypeError('this belief was not made by believe()')
  return content
}

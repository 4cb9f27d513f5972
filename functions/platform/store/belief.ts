import type { Belief } from '../../kernel/belief.ts'
import type { Failure } from '../../kernel/failure.ts'
import type { Save } from './db.ts'
import type { Change } from './port.ts'

type Content = ({ readonly change: Change } | { readonly save: Save }) & {
  readonly otherwise: Failure | undefined
}

/** What each belief stands for; nobody outside this file can look inside one. */
const contents = new WeakMap<Belief, Content>()

function enclose(content: Content): Belief {
  const belief: Belief = Object.freeze(Object.create(null))
  contents.set(belief, content)
  return belief
}

/**
 * Makes a belief (or a write that rides along) out of a store change and the failure that its refusal means.
 * A write here may be a counter or a uniqueness item, never an aggregate.
 */
export const believe = (change: Change, otherwise?: Failure): Belief => enclose({ change, otherwise })

/** Lets a save of one context ride in the commit of another, event and all; only the asker's saves are answered. */
export const believeSave = (save: Save, otherwise?: Failure): Belief => enclose({ save, otherwise })

/** For the commit alone. */
export function open(belief: Belief): Content {
  const content = contents.get(belief)
  if (!content) throw new TypeError('this belief was not made by believe()')
  return content
}

import type { Belief } from '../../kernel/belief.ts'
import type { Failure } from '../../kernel/failure.ts'
import type { Change } from './port.ts'

type Guarded = { readonly change: Change; readonly otherwise: Failure | undefined }

/** Makes a belief (or a write that rides along) out of a store change and the failure that its refusal means. */
export const believe = (change: Change, otherwise?: Failure): Belief =>
  ({ change, otherwise }) satisfies Guarded as unknown as Belief

/** For the commit alone. */
export const open = (belief: Belief): Guarded => belief as unknown as Guarded

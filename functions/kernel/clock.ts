import type { Instant } from '../../shared/dates.ts'

/** The one clock; core code never asks the machine for the time. */
export type Clock = () => Instant

/** The one source of chance: a new random id with the given prefix, as `vol_…`. */
export type NewId = <P extends string>(prefix: P) => `${P}_${string}`

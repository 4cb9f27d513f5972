import type { Change, IndexKeys, Item, Value } from '../../../functions/platform/store/port.ts'

type Parts = {
  pk?: string
  sk?: string
  version?: number
  expiresAt?: number
  data?: { [name: string]: Value }
} & IndexKeys

/** An item with nothing special about it. */
export const anItem = (parts: Parts = {}): Item => ({
  pk: 'VOL#1',
  sk: 'VOL',
  version: 1,
  data: { name: 'Ann' },
  ...parts,
})

/** A write of a new item. */
export const aNew = (parts: Parts = {}): Change => ({ put: anItem(parts), if: { absent: true } })

/** A counter with places to take. */
export const places = (taken: number, capacity: number): Change =>
  aNew({ pk: 'SES#1', sk: 'PLACES', data: { taken, capacity } })

/** Takes a place if there is one. */
export const takePlace = { update: { pk: 'SES#1', sk: 'PLACES' }, add: { taken: 1 } } as const
export const ifFree = { guards: [{ field: 'taken', is: '<', than: { field: 'capacity' } }] } as const

import type { Region } from '../../../shared/regions.ts'

export type Regions = { list(): Promise<Region[]> }

/** The regions of this deployment, for pickers and names; public. */
export const listRegions =
  ({ regions }: { regions: Regions }) =>
  (): Promise<Region[]> =>
    regions.list()

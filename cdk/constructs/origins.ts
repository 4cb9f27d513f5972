import type { Settings } from '../settings.ts'
import type { HouseBucket, LogBucket } from './bucket.ts'

/** What a distribution needs to know, in either partition. */
export type Origins = {
  readonly settings: Settings
  readonly files: HouseBucket
  /** Host of the HTTP API. */
  readonly apiHost: string
  readonly logs: LogBucket
}

/** Headers of every page by their names in lower case. */
export type PageHeaders = Readonly<Record<string, string>>

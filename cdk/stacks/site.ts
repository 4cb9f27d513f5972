import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { HouseBucket, LogBucket } from '../constructs/bucket.ts'
import { ChinaDistribution } from '../constructs/china-distribution.ts'
import { GlobalDistribution } from '../constructs/global-distribution.ts'
import type { Origins, PageHeaders } from '../constructs/origins.ts'
import { partitionOf, type Settings } from '../settings.ts'

type Props = StackProps & {
  readonly settings: Settings
  /** Host of the HTTP API. */
  readonly apiHost: string
  /** Headers of every page, from functions/platform/files/site-headers.ts. */
  readonly headers: PageHeaders
}

/** The bucket of the built site and CloudFront in front of it and of the API: one host name for both. */
export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, { settings, apiHost, headers, ...props }: Props) {
    super(scope, id, props)
    const logsTo = new LogBucket(this, 'Logs')
    const logs = new LogBucket(this, 'CloudFrontLogs', { byAcl: true })
    const files = new HouseBucket(this, 'Files', { logsTo, versioned: true })
    const origins: Origins = { settings, files, apiHost, logs }
    if (partitionOf(settings) === 'aws-cn') new ChinaDistribution(this, 'Distribution', origins)
    else new GlobalDistribution(this, 'Distribution', { ...origins, headers })
  }
}

import { App, Tags, Validations } from 'aws-cdk-lib'
import {
  FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT,
  S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY,
  VALIDATE_AGAINST_DEFAULT_RULES,
} from 'aws-cdk-lib/cx-api'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { FunctionName } from './bundle.ts'
import type { PageHeaders } from './constructs/origins.ts'
import type { Settings } from './settings.ts'
import { ApiStack } from './stacks/api.ts'
import { DataStack } from './stacks/data.ts'
import { JobsStack } from './stacks/jobs.ts'
import { SiteStack } from './stacks/site.ts'

export type Deployment = {
  readonly settings: Settings
  /** Folder of each function's bundle. */
  readonly bundles: Readonly<Record<FunctionName, string>>
  readonly headers: PageHeaders
  readonly outdir: string
}

/** The one app for both partitions; a finding of cdk-nag or of CloudFormation's own rules fails its synthesis. */
export function openApp({ settings, bundles, headers, outdir }: Deployment): App {
  const app = new App({
    outdir,
    analyticsReporting: false,
    treeMetadata: false,
    context: {
      [VALIDATE_AGAINST_DEFAULT_RULES]: true,
      [S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY]: true,
      [FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: true,
    },
  })
  const env = { region: settings.region }
  const data = new DataStack(app, 'TongxingData', { env, settings })
  const api = new ApiStack(app, 'TongxingApi', { env, settings, data, bundle: bundles.api })
  new JobsStack(app, 'TongxingJobs', { env, settings, data, bundles })
  new SiteStack(app, 'TongxingSite', { env, settings, apiHost: api.host, headers })
  Tags.of(app).add('product', 'tongxing')
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return app
}

import { readFileSync } from 'node:fs'
import * as z from 'zod'

/** What one deployment decides; README.md says where each value comes from. */
const settings = z.strictObject({
  /** A region of the partition, as `cn-north-1`. */
  region: z.string().regex(/^[a-z]+(-[a-z]+)+-\d$/),
  /** Host name of the site, which the certificate is for. In `aws-cn` it must be filed (ICP). */
  domain: z.hostname(),
  /** Id of the certificate for CloudFront: in `aws` of ACM in us-east-1, in `aws-cn` of IAM. */
  certificate: z.string(),
  /** A regional domain of the API's own; without it the address that API Gateway gives is used. */
  api: z.optional(z.strictObject({ domain: z.hostname(), certificate: z.string() })),
  mail: z.strictObject({ by: z.enum(['ses', 'smtp']), from: z.email() }),
  /** Mail address that alarms go to; it must confirm. */
  alarmsTo: z.optional(z.email()),
})

export type Settings = z.infer<typeof settings>
export type Partition = 'aws' | 'aws-cn'

/** Stand-ins, so that the templates can be made and checked by everybody; nothing is deployed with them. */
export const examples: Record<Partition, Settings> = {
  aws: {
    region: 'ap-southeast-1',
    domain: 'tongxing.example',
    certificate: '00000000-0000-4000-8000-000000000000',
    mail: { by: 'ses', from: 'portal@tongxing.example' },
  },
  'aws-cn': {
    region: 'cn-north-1',
    domain: 'tongxing.example.cn',
    certificate: 'ASCAEXAMPLEEXAMPLE',
    mail: { by: 'smtp', from: 'portal@tongxing.example.cn' },
  },
}

/** The partition that a region lies in. */
export const partitionOf = ({ region }: Settings): Partition => (region.startsWith('cn-') ? 'aws-cn' : 'aws')

/** Reads a file of settings; throws with zod's words when it is not one. */
export const readSettings = (file: string): Settings => settings.parse(JSON.parse(readFileSync(file, 'utf8')))

import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { excuse } from './excuse.ts'

type Props = Pick<BucketProps, 'objectLockDefaultRetention' | 'versioned'> & {
  readonly key?: IKey
  readonly logsTo: Bucket
}

/**
 * A bucket as CDK's own interface. The class does not fit it under exactOptionalPropertyTypes, which CDK is not compiled
 * with; the check narrows without an assertion.
 */
export function asInterface(bucket: Bucket): IBucket {
  if (!isBucket(bucket)) throw new TypeError('not a bucket')
  return bucket
}

const isBucket = (it: unknown): it is IBucket => it instanceof Bucket

/** Private, encrypted, TLS only, logged, and never deleted with its stack. */
export class HouseBucket extends Bucket {
  constructor(scope: Construct, id: string, { key, logsTo, ...more }: Props) {
    super(scope, id, {
      ...more,
      ...(key ? { encryptionKey: key, bucketKeyEnabled: true } : {}),
      encryption: key ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: asInterface(logsTo),
      serverAccessLogsPrefix: `${id}/`,
    })
  }
}

/** Access logs of buckets or of CloudFront (which still writes them by ACL), kept for a year. */
export class LogBucket extends Bucket {
  constructor(scope: Construct, id: string, { byAcl = false }: { readonly byAcl?: boolean } = {}) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: byAcl ? ObjectOwnership.BUCKET_OWNER_PREFERRED : ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    })
    excuse(this, ['S1'], 'It holds access logs: logging its own would never end.')
  }
}

import { Duration, RemovalPolicy, SecretValue, Stack, type StackProps } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { Role } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { type Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3'
import { CfnSecret, Secret, type SecretProps } from 'aws-cdk-lib/aws-secretsmanager'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import * as z from 'zod'
import { alarmTopic } from '../constructs/alarm.ts'
import { HouseBucket, LogBucket } from '../constructs/bucket.ts'
import { excuse } from '../constructs/excuse.ts'
import { indexes, indexName } from '../constructs/rights.ts'
import type { Settings } from '../settings.ts'

const imported = z.object({ 'Fn::ImportValue': z.string() })

type Props = StackProps & { readonly settings: Settings }

/** Everything that must outlive a deployment: the table, its key, the secrets, the audit checkpoints; and the alarms. */
export class DataStack extends Stack {
  readonly key: Key
  readonly table: Table
  /** Wraps the data keys of persons; only functions that open what is sealed may use it. */
  readonly masterKey: Key
  readonly keys: Secret
  readonly messages: Secret
  /** What checkpoints are signed with: read by the function that takes them, and by nothing else. */
  readonly signing: Secret
  readonly checkpoints: Bucket
  readonly alarms: Topic
  readonly logs: LogBucket

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, { ...props, terminationProtection: true })
    this.key = new Key(this, 'Key', {
      description: 'Table, secrets and audit checkpoints of Tongxing: without it none of them can be read.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.masterKey = new Key(this, 'MasterKey', {
      description:
        'Wraps the data key of each person, organization and group in Tongxing: losing it loses every sealed field.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.logs = new LogBucket(this, 'Logs')
    this.alarms = alarmTopic(this, props.settings.alarmsTo)
    this.table = this.makeTable()
    this.keys = this.makeKeys()
    this.messages = this.makeMessages()
    this.signing = this.makeSigning()
    this.checkpoints = this.makeCheckpoints()
  }

  private makeTable(): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: 'expiresAt',
      // The stream only says that something waits in the outbox; what it is, the drain reads from the table.
      stream: StreamViewType.KEYS_ONLY,
    })
    for (const index of indexes) {
      table.addGlobalSecondaryIndex({
        indexName: indexName(index),
        partitionKey: { name: `${index}pk`, type: AttributeType.STRING },
        sortKey: { name: `${index}sk`, type: AttributeType.STRING },
      })
    }
    return table
  }

  /** Under our key, named directly: given the key, CDK adds statements that end in the suffix of the other partition. */
  private makeSecret(id: string, props: SecretProps): Secret {
    const secret = new Secret(this, id, { ...props, removalPolicy: RemovalPolicy.RETAIN })
    const { defaultChild } = secret.node
    if (!(defaultChild instanceof CfnSecret)) throw new TypeError('not a secret')
    defaultChild.kmsKeyId = this.key.keyArn
    return secret
  }

  private makeKeys(): Secret {
    const secret = this.makeSecret('Keys', {
      description:
        'Secret of the hashes of Tongxing. Losing it, or changing it, ends every session and finds no address.',
      // 64 letters and digits: more than the 256 bits that the keys derived from it have.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    })
    excuse(
      secret,
      ['SMG4'],
      'Blind indexes made with it could not be found again: what is sealed is under the KMS key, which rotates.',
    )
    return secret
  }

  private makeMessages(): Secret {
    const secret = this.makeSecret('Messages', {
      description: 'SMTP_URL, SMS_URL, SMS_TOKEN and SMS_SIGNATURE as JSON, put in by hand.',
      secretStringValue: SecretValue.unsafePlainText('{}'),
    })
    excuse(secret, ['SMG4'], 'It holds what providers outside AWS gave: only they can renew it.')
    return secret
  }

  private makeSigning(): Secret {
    const secret = this.makeSecret('Signing', {
      description: 'Secret that the audit checkpoints of Tongxing are signed with.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    })
    excuse(secret, ['SMG4'], 'Checkpoints are verified by one public key, from the first to the last.')
    return secret
  }

  /** Nobody, not even the account's root, can change or delete a checkpoint for three years. */
  private makeCheckpoints(): Bucket {
    return new HouseBucket(this, 'Checkpoints', {
      key: this.key,
      logsTo: this.logs,
      versioned: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(3 * 365)),
    })
  }

  /** cdk-nag knows a resource of another stack by the name of its export. */
  excuseAppending(role: Role, names: string): void {
    const { 'Fn::ImportValue': bucket } = imported.parse(
      this.resolve(this.exportValue(this.checkpoints.bucketArn)),
    )
    const reason = `Each object has a name of its own; all begin with ${names}`
    excuse(role, [`IAM5[Resource::${bucket}/${names}*]`], reason)
  }
}

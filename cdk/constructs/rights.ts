import { Aws } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'

/** The three indexes of the table, as functions/platform/store/dynamodb.ts asks for them. */
export const indexes = ['g1', 'g2', 'g3'] as const
export const indexName = (index: string): string => `${index}-index`

const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources })

/**
 * A key may be used by this statement only through the service that holds the data. The end of the service's name is
 * left open: only AWS itself fills in this condition, and CDK and AWS disagree on how it ends in China.
 */
function keyThrough(service: string, key: IKey, actions: string[]): PolicyStatement {
  const statement = allow(actions, [key.keyArn])
  statement.addCondition('StringLike', { 'kms:ViaService': `${service}.${Aws.REGION}.*` })
  return statement
}

/** What the store does: never Scan, never anything about the table itself. Transactions need no right of their own. */
export const storeRights = (table: Table, key: IKey): PolicyStatement[] => [
  allow(
    ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map(
      (name) => `dynamodb:${name}`,
    ),
    [table.tableArn],
  ),
  allow(
    ['dynamodb:Query'],
    indexes.map((index) => `${table.tableArn}/index/${indexName(index)}`),
  ),
  tableKey(key),
]

/** What opening a deployment does: it reads by key, lists who is invited, and puts what is not there yet. */
export const openingRights = (table: Table, key: IKey): PolicyStatement[] => [
  allow(
    ['GetItem', 'Query', 'PutItem'].map((name) => `dynamodb:${name}`),
    [table.tableArn],
  ),
  allow(['dynamodb:Query'], [`${table.tableArn}/index/${indexName('g1')}`]),
  tableKey(key),
]

const tableKey = (key: IKey): PolicyStatement =>
  keyThrough('dynamodb', key, [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ])

/** Wrapping and opening the data keys of persons. */
export const sealRights = (masterKey: IKey): PolicyStatement[] => [
  allow(['kms:Decrypt', 'kms:Encrypt'], [masterKey.keyArn]),
]

export const secretRights = (secrets: readonly Secret[], key: IKey): PolicyStatement[] => [
  allow(
    ['secretsmanager:GetSecretValue'],
    secrets.map((secret) => secret.secretArn),
  ),
  keyThrough('secretsmanager', key, ['kms:Decrypt']),
]

/**
 * What taking a checkpoint does: it reads and removes markers, and keeps the number of the last one. Of all else in the
 * table it sees nothing.
 */
export function checkpointRights(table: Table, key: IKey): PolicyStatement[] {
  const actions = ['GetItem', 'Query', 'PutItem', 'DeleteItem'].map((name) => `dynamodb:${name}`)
  const markers = allow(actions, [table.tableArn])
  markers.addCondition('ForAllValues:StringLike', { 'dynamodb:LeadingKeys': ['MOV#*', 'CHECKPOINT'] })
  return [markers, tableKey(key)]
}

/** Putting objects whose names begin so, neither reading nor listing any; Object Lock keeps what is there. */
export const appendRights = (bucket: Bucket, names: string, key: IKey): PolicyStatement[] => [
  allow(['s3:PutObject'], [bucket.arnForObjects(`${names}*`)]),
  keyThrough('s3', key, ['kms:GenerateDataKey']),
]

/** Reading the stream of the table, as the event source mapping does in the name of the function. */
export const streamRights = (streamArn: string, key: IKey): PolicyStatement[] => [
  allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn]),
  // It lists names, holds no data, and IAM knows no resource for it.
  allow(['dynamodb:ListStreams'], ['*']),
  keyThrough('dynamodb', key, ['kms:Decrypt']),
]

/** Sending mail from one domain; `Raw` because nodemailer writes the whole message. */
export const mailRights = (identityArn: string): PolicyStatement[] => [
  allow(['ses:SendEmail', 'ses:SendRawEmail'], [identityArn]),
]

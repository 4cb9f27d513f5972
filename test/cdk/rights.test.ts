import { App, Stack, Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { AwsSolutionsChecks } from 'cdk-nag'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { excuse } from '../../cdk/constructs/excuse.ts'
import { resources, said, synthesised, type Templates } from './synthesised.ts'

type Statement = {
  Action: string | string[]
  Resource: unknown
  Effect: string
  Condition?: Record<string, object>
}
const list = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])

/** What each role may do, one line for each action and resource. */
function rights(templates: Templates): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const { Properties } of resources(templates, 'AWS::IAM::Policy')) {
    const statements: Statement[] = Properties.PolicyDocument.Statement
    const lines = statements.flatMap(linesOf)
    for (const role of Properties.Roles) found[said(role)] = [...(found[said(role)] ?? []), ...lines].sort()
  }
  return found
}

const linesOf = ({ Action, Resource, Condition }: Statement): string[] => {
  const through = Object.values(Condition ?? {}).flatMap((one) =>
    Object.values(one).map((value) => ` through ${said(value)}`),
  )
  return list(Action).flatMap((action) =>
    list(Resource).map((on) => `${action} on ${said(on)}${through.join('')}`),
  )
}

const onTable = (...actions: string[]) => actions.map((one) => `dynamodb:${one} on Table.Arn`)
const tableKey = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'].map(
  (one) => `kms:${one} on Key.Arn through dynamodb.<AWS::Region>.*`,
)
const store = [
  ...onTable('ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
  ...['g1', 'g2', 'g3'].map((one) => `dynamodb:Query on Table.Arn/index/${one}-index`),
  ...tableKey,
]
/** What test/api/open.test.ts sees it do. */
const opening = [...onTable('GetItem', 'PutItem', 'Query'), 'dynamodb:Query on Table.Arn/index/g1-index']
const keys = [
  'secretsmanager:GetSecretValue on Keys',
  'kms:Decrypt on Key.Arn through secretsmanager.<AWS::Region>.*',
  'kms:Decrypt on MasterKey.Arn',
  'kms:Encrypt on MasterKey.Arn',
]
const secrets = ['secretsmanager:GetSecretValue on Messages', ...keys]
const log = (name: string) =>
  ['CreateLogStream', 'PutLogEvents'].map((one) => `logs:${one} on ${name}Log.Arn`)
const stream = [
  ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map((one) => `dynamodb:${one} on Table.StreamArn`),
  'dynamodb:ListStreams on *',
  'kms:Decrypt on Key.Arn through dynamodb.<AWS::Region>.*',
]
const append = (names: string) => [
  `s3:PutObject on Checkpoints.Arn/${names}-*`,
  'kms:GenerateDataKey on Key.Arn through s3.<AWS::Region>.*',
]
/** What test/contracts/checkpoint.test.ts sees it do; neither what is sealed nor who anybody is. */
const checkpoint = [
  ...onTable('DeleteItem', 'GetItem', 'PutItem', 'Query').map((one) => `${one} through MOV#*CHECKPOINT`),
  ...tableKey,
  ...append('checkpoint'),
  'secretsmanager:GetSecretValue on Signing',
  'kms:Decrypt on Key.Arn through secretsmanager.<AWS::Region>.*',
]
const queue = (name: string) =>
  ['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((one) => `sqs:${one} on ${name}.Arn`)
const mail = ['SendEmail', 'SendRawEmail'].map(
  (one) => `ses:${one} on arn:<AWS::Partition>:ses:ap-southeast-1:<AWS::AccountId>:identity/tongxing.example`,
)

const expected = (more: string[]) => ({
  ApiRole: [...log('Api'), ...store, ...secrets, ...append('erased'), ...more].sort(),
  CheckpointRole: [...log('Checkpoint'), ...checkpoint, ...queue('CheckpointDead')].sort(),
  EventsRole: [...log('Events'), ...store, ...secrets, ...stream, ...queue('EventsDead'), ...more].sort(),
  OpenRole: [...log('Open'), ...opening, ...tableKey, ...keys].sort(),
  SweepRole: [
    ...log('Sweep'),
    ...store,
    ...secrets,
    ...append('erased'),
    ...queue('SweepDead'),
    ...more,
  ].sort(),
})

describe('what each function may do, and nothing else', () => {
  it('in aws, where mail goes by SES', () => expect(rights(synthesised('aws'))).toEqual(expected(mail)))

  it('in aws-cn, where it goes by SMTP', () => {
    const templates = synthesised('aws-cn')
    expect(rights(templates)).toEqual(expected([]))
    const roles = resources(templates, 'AWS::IAM::Role')
    expect(roles).toHaveLength(5)
    expect(roles.filter(({ Properties }) => Properties.ManagedPolicyArns ?? Properties.Policies)).toEqual([])
  })
})

describe('cdk-nag, which every synthesis above has passed', () => {
  const build = (change: (stack: Stack) => void) => () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'tongxing-nag-')), analyticsReporting: false })
    change(new Stack(app, 'Probe'))
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    app.synth()
  }
  const aRole = (stack: Stack) => {
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['*'] }))
  }

  it.each<[string, string, (stack: Stack) => void]>([
    ['a bucket without TLS', 'AwsSolutions-S10', (stack) => void new Bucket(stack, 'Bucket')],
    ['a right on everything', 'AwsSolutions-IAM5[Resource::*]', aRole],
  ])('stops the synthesis at %s', (_, rule, change) => {
    const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(build(change)).toThrow(rule)
    quiet.mockRestore()
  })

  it('lets pass what has its reason', () => {
    const change = (stack: Stack) => excuse(new Bucket(stack, 'Bucket'), ['S1', 'S10'], 'A probe.')
    expect(build(change)).not.toThrow()
  })
})

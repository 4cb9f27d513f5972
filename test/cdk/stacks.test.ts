import { beforeAll, describe, expect, it } from 'vitest'
import type { Partition } from '../../cdk/settings.ts'
import { type Resource, resources, said, synthesised, type Templates } from './synthesised.ts'

const made = new Map<Partition, Templates>()
beforeAll(() => {
  for (const partition of ['aws', 'aws-cn'] as const) made.set(partition, synthesised(partition))
})
const of = (partition: Partition): Templates => made.get(partition)!
const both = ['aws', 'aws-cn'] as const

/** Services are named so in China too: IAM there refuses `lambda.amazonaws.com.cn` (aws-cdk issue 2198). */
const universal = ['apigateway', 'cloudwatch', 'events', 'lambda', 'logging.s3'].map(
  (name) => `${name}.amazonaws.com`,
)

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([name, one]) => [name, ...textsIn(one)])
      : []

const foreign = (text: string): boolean =>
  (text.includes('arn:aws:') || /amazonaws\.com(?!\.cn)/.test(text)) && !universal.includes(text)

describe('aws-cn', () => {
  it('has no literal partition or suffix of the other one, but for the names of services', () => {
    const texts = Object.values(of('aws-cn')).flatMap(textsIn)
    expect(texts.length).toBeGreaterThan(1000)
    expect(texts.filter(foreign)).toEqual([])
    const used = new Set(texts.filter((text) => universal.includes(text)))
    expect([...used].sort()).toEqual(universal)
  })

  it.each(['arn:aws:s3:::x', 'https://x.execute-api.cn-north-1.amazonaws.com', 'ses.amazonaws.com'])(
    'would notice %s',
    (text) => expect(foreign(text)).toBe(true),
  )

  it('uses of CloudFront only what China has, and lets the API serve the pages', () => {
    const [distribution] = resources(of('aws-cn'), 'AWS::CloudFront::Distribution')
    const config = distribution!.Properties.DistributionConfig
    expect(config).toMatchObject({
      Aliases: ['tongxing.example.cn'],
      HttpVersion: 'http2',
      IPV6Enabled: false,
      ViewerCertificate: {
        IamCertificateId: 'ASCAEXAMPLEEXAMPLE',
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    })
    const behaviours = [config.DefaultCacheBehavior, ...config.CacheBehaviors]
    expect(
      behaviours.every((one) => one.ForwardedValues && !one.CachePolicyId && !one.ResponseHeadersPolicyId),
    ).toBe(true)
    expect(config.DefaultCacheBehavior).toMatchObject({ TargetOriginId: 'api', MaxTTL: 0 })
    expect(config.CacheBehaviors[0]).toMatchObject({
      PathPattern: '/api/*',
      TargetOriginId: 'api',
      MaxTTL: 0,
    })
    expect(resources(of('aws-cn'), 'AWS::CloudFront::OriginAccessControl')).toEqual([])
    expect(resources(of('aws-cn'), 'AWS::CloudFront::CloudFrontOriginAccessIdentity')).toHaveLength(1)
  })

  it('has nothing that China lacks', () => {
    const types = Object.values(of('aws-cn')).flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    )
    expect(
      types.filter((type) => /Cognito|Lambda::Url|Scheduler|WAF|SES|XRay|CloudFront::Function/.test(type)),
    ).toEqual([])
  })
})

describe('aws', () => {
  it('sends the headers of the pages, and never an error page in place of an answer of the API', () => {
    const [policy] = resources(of('aws'), 'AWS::CloudFront::ResponseHeadersPolicy')
    const { SecurityHeadersConfig: security } = policy!.Properties.ResponseHeadersPolicyConfig
    expect(security.ContentSecurityPolicy.ContentSecurityPolicy).toContain(
      "script-src 'self' 'sha256-stand-in'",
    )
    expect(security.StrictTransportSecurity.AccessControlMaxAgeSec).toBe(31_536_000)
    const [distribution] = resources(of('aws'), 'AWS::CloudFront::Distribution')
    const config = distribution!.Properties.DistributionConfig
    expect(config.CustomErrorResponses).toBeUndefined()
    expect(config.DefaultCacheBehavior.ResponseHeadersPolicyId).toBeDefined()
  })
})

describe.each(both)('%s', (partition) => {
  it('has the templates that were looked at', async () => {
    for (const [stack, template] of Object.entries(of(partition))) {
      const text = `${JSON.stringify(template, null, 1)}\n`
      await expect(text).toMatchFileSnapshot(`__snapshots__/${partition}-${stack}.json`)
    }
  })

  it('keeps the table: recovery, own key that rotates, deletion protection, TTL, on demand', () => {
    const [table] = resources(of(partition), 'AWS::DynamoDB::Table')
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      },
    })
    expect(said(table!.Properties.SSESpecification.KMSMasterKeyId)).toBe('Key.Arn')
    const [key] = resources(of(partition), 'AWS::KMS::Key')
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } })
    for (const secret of resources(of(partition), 'AWS::SecretsManager::Secret')) {
      expect(secret.DeletionPolicy).toBe('Retain')
      expect(said(secret.Properties.KmsKeyId)).toBe('Key.Arn')
    }
  })

  it('has the three indexes that the store asks for', () => {
    const [table] = resources(of(partition), 'AWS::DynamoDB::Table')
    const keySchema = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ]
    expect(table!.Properties.KeySchema).toEqual(keySchema('pk', 'sk'))
    expect(table!.Properties.GlobalSecondaryIndexes).toEqual(
      ['g1', 'g2', 'g3'].map((index) => ({
        IndexName: `${index}-index`,
        KeySchema: keySchema(`${index}pk`, `${index}sk`),
        Projection: { ProjectionType: 'ALL' },
      })),
    )
  })

  it('keeps every log for 180 days or longer, also when the stack goes', () => {
    const logs = resources(of(partition), 'AWS::Logs::LogGroup')
    expect(logs).toHaveLength(6)
    for (const log of logs) {
      expect(log.Properties.RetentionInDays).toBeGreaterThanOrEqual(180)
      expect(log.DeletionPolicy).toBe('Retain')
    }
    const functions = resources(of(partition), 'AWS::Lambda::Function')
    expect(functions.every(({ Properties }) => Properties.LoggingConfig.LogGroup.Ref !== undefined)).toBe(
      true,
    )
  })

  it('has buckets that are private, encrypted and answer over TLS 1.2 alone', () => {
    const buckets = resources(of(partition), 'AWS::S3::Bucket')
    expect(buckets).toHaveLength(5)
    for (const { Properties } of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true])
      expect(Properties.BucketEncryption).toBeDefined()
    }
    const policies = resources(of(partition), 'AWS::S3::BucketPolicy')
    expect(policies).toHaveLength(buckets.length)
    for (const { Properties } of policies) {
      const denied = Properties.PolicyDocument.Statement.filter((one: Resource) => one['Effect'] === 'Deny')
      const conditions = denied.map((one: Resource) => one['Condition'])
      expect(conditions).toContainEqual({ Bool: { 'aws:SecureTransport': 'false' } })
      expect(conditions).toContainEqual({ NumericLessThan: { 's3:TlsVersion': 1.2 } })
    }
  })

  it('locks the audit checkpoints against everybody', () => {
    const locked = resources(of(partition), 'AWS::S3::Bucket').filter(
      ({ Properties }) => Properties.ObjectLockEnabled,
    )
    expect(locked).toHaveLength(1)
    expect(locked[0]!.Properties).toMatchObject({
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1095 } } },
      VersioningConfiguration: { Status: 'Enabled' },
    })
  })

  it('throttles the API and logs each request without its path', () => {
    const [stage] = resources(of(partition), 'AWS::ApiGatewayV2::Stage')
    expect(stage!.Properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 200,
      ThrottlingBurstLimit: 400,
    })
    const { Format } = stage!.Properties.AccessLogSettings
    expect(JSON.parse(Format)).toMatchObject({ requestId: '$context.requestId', status: '$context.status' })
    expect(Format).not.toMatch(/path|query|userAgent/i)
  })

  it('runs functions on Node 24 and arm64, each described by what is lost without it', () => {
    const functions = resources(of(partition), 'AWS::Lambda::Function')
    expect(functions).toHaveLength(5)
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      })
      expect(Properties.Description).toMatch(/^[A-Z].+\.$/)
    }
    const alarms = resources(of(partition), 'AWS::CloudWatch::Alarm')
    expect(alarms.length).toBeGreaterThanOrEqual(14)
    for (const { Properties } of alarms) {
      expect(Properties.AlarmDescription).toMatch(/^[A-Z].+\.$/)
      expect(Properties.AlarmActions).toHaveLength(1)
    }
  })

  it('wakes the drain by new items of the outbox alone, and by the clock; nothing is lost without a trace', () => {
    const [mapping] = resources(of(partition), 'AWS::Lambda::EventSourceMapping')
    const patterns = mapping!.Properties.FilterCriteria.Filters.map((one: { Pattern: string }) =>
      JSON.parse(one.Pattern),
    )
    expect(patterns).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'OUT#' }] } } } },
    ])
    expect(said(mapping!.Properties.DestinationConfig.OnFailure.Destination)).toBe('EventsDead.Arn')
    const rules = resources(of(partition), 'AWS::Events::Rule')
    expect(rules.map(({ Properties }) => Properties.ScheduleExpression)).toEqual(
      rules.map(() => 'rate(1 minute)'),
    )
    const dead = rules.map(({ Properties }) => said(Properties.Targets[0].DeadLetterConfig.Arn))
    expect(dead.toSorted((a, b) => a.localeCompare(b))).toEqual(['CheckpointDead.Arn', 'SweepDead.Arn'])
  })

  it('lets the function that signs see neither a person nor the master key, and no other the secret of signing', () => {
    const functions = resources(of(partition), 'AWS::Lambda::Function')
    const knows = (name: string) =>
      functions
        .filter(({ Properties }) => name in Properties.Environment.Variables)
        .map(({ Properties }) => Properties.Description)
    expect(knows('SIGNING_SECRET')).toEqual([expect.stringContaining('audit trail')])
    expect(knows('MASTER_KEY')).not.toContainEqual(expect.stringContaining('audit trail'))
    expect(knows('KEYS_SECRET')).not.toContainEqual(expect.stringContaining('audit trail'))
  })

  it('lets nothing but a hand set off the opening of the deployment', () => {
    const text = JSON.stringify(
      ['AWS::Events::Rule', 'AWS::Lambda::EventSourceMapping', 'AWS::Lambda::Permission'].map((type) =>
        resources(of(partition), type),
      ),
    )
    const { Outputs } = Object.values(of(partition)).find((one) => one.Outputs?.['OpenName'])!
    const name = said(Outputs!['OpenName']!.Value)
    expect(name).toBe('OpenFunction')
    expect(text).toContain('SweepFunction')
    expect(text).not.toContain(name)
  })
})

it('may give the API a regional domain of its own, and then no other address', () => {
  const templates = synthesised('aws-cn', { api: { domain: 'api.tongxing.example.cn', certificate: 'abc' } })
  const [domain] = resources(templates, 'AWS::ApiGatewayV2::DomainName')
  const [configuration] = domain!.Properties.DomainNameConfigurations
  expect(configuration).toMatchObject({ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' })
  expect(said(configuration.CertificateArn)).toBe(
    'arn:<AWS::Partition>:acm:cn-north-1:<AWS::AccountId>:certificate/abc',
  )
  expect(resources(templates, 'AWS::ApiGatewayV2::Api')[0]!.Properties.DisableExecuteApiEndpoint).toBe(true)
})

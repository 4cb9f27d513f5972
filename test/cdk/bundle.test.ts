import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bundle, bundle, bundleAll, type FunctionName } from '../../cdk/bundle.ts'
import { httpEvent, inFreshNode, type StandIn, startStandIn } from '../support/lambda.ts'

const out = mkdtempSync(join(tmpdir(), 'tongxing-bundles-'))
let bundles: Record<FunctionName, Bundle>
let bare: Bundle
let standIn: StandIn

beforeAll(async () => {
  bundles = await bundleAll(out, join(out, 'no-site'))
  bare = await bundle('test/support/bare-lambda.ts', join(out, 'bare'))
  standIn = await startStandIn()
})
afterAll(async () => {
  await standIn.stop()
  rmSync(out, { recursive: true, force: true })
})

type Answer = { statusCode: number; headers: Record<string, string>; body: string }
const asked = (...events: object[]) =>
  inFreshNode<Answer[]>(
    bundles.api.folder,
    standIn,
    `const answers = []
     for (const event of ${JSON.stringify(events)}) answers.push(await lambda.handler(event, {}))
     return answers`,
  )

describe('sizes', () => {
  it('the API starts with at most 700 KB, and ships 800 KB more at most for what few requests need', () => {
    expect(bundles.api.atStart).toBeLessThanOrEqual(700_000)
    expect(bundles.api.inAll).toBeLessThanOrEqual(1_500_000)
    expect(bundles.events.inAll).toBeLessThan(bundles.api.inAll)
    expect(bundles.sweep.inAll).toBeLessThan(bundles.api.inAll)
    expect(bundles.checkpoint.inAll).toBeLessThan(bundles.api.inAll)
    expect(bundles.open.inAll).toBeLessThan(bundles.api.inAll)
  })

  it('what only a message needs is not loaded at the start', () => {
    const { checkpoint: _, ...others } = bundles
    for (const { atStart, inAll } of Object.values(others)) expect(inAll - atStart).toBeGreaterThan(250_000)
  })

  it('the bare bundle has no code that goes unused there', () => {
    expect(bare.atStart).toBeGreaterThan(150_000)
    expect(bare.atStart).toBeLessThan(bundles.api.atStart)
  })
})

describe('the bundle of the API, in a fresh Node', () => {
  it('answers from the table, refuses in our words, and serves pages with their headers', async () => {
    const [regions, missing, page] = await asked(
      httpEvent('GET', '/api/regions'),
      httpEvent('GET', '/api/nothing'),
      httpEvent('GET', '/en/nothing.html'),
    )
    expect(regions).toMatchObject({ statusCode: 200 })
    expect(missing).toMatchObject({
      statusCode: 404,
      headers: { 'content-type': 'application/problem+json' },
    })
    expect(page).toMatchObject({ statusCode: 404, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(page?.headers['content-security-policy']).toContain("default-src 'none'")
    expect(standIn.asked).toContain('DynamoDB_20120810.Query')
  })

  it('gives no OpenAPI away in production', async () => {
    const [answer] = await asked(httpEvent('GET', '/api/openapi.json'))
    expect(answer?.statusCode).toBe(404)
  })

  it('loads the mailer when a code is asked for, and sends by SES', async () => {
    const address = { address: 'ann@example.org' }
    const [answer] = await asked(
      httpEvent('POST', '/api/sign-in/code', address, { origin: 'https://tongxing.example' }),
    )
    expect(answer).toMatchObject({ statusCode: 200 })
    expect(standIn.asked).toContain('ses /v2/email/outbound-emails')
  })
})

describe('the bundles of the jobs, in a fresh Node', () => {
  it.each([
    ['events', 8],
    // And whether an erasure is half done.
    ['sweep', 9],
  ] as const)('%s looks into every shard of the outbox', async (name, queries) => {
    standIn.asked.length = 0
    await inFreshNode(bundles[name].folder, standIn, 'await lambda.handler({}, {})')
    expect(standIn.asked.filter((one) => one === 'DynamoDB_20120810.Query')).toHaveLength(queries)
  })

  it('open sets the regions, then invites, and reads no secret of the messages', async () => {
    standIn.asked.length = 0
    const region = { code: '9901', zh: '安澜市', en: 'Anlan', letters: 'AL' }
    const payload = { regions: [region], address: 'adm@example.cn', region: '9901' }
    const program = `return [await lambda.handler(${JSON.stringify(payload)}), await lambda.handler({})]`
    const [opened, refused] = await inFreshNode<object[]>(bundles.open.folder, standIn, program)
    expect(opened).toEqual({ opened: true, regions: 1 })
    expect(refused).toMatchObject({ opened: false })
    expect(standIn.asked).toEqual([
      'secretsmanager.GetSecretValue',
      'DynamoDB_20120810.Query',
      'DynamoDB_20120810.GetItem',
      'DynamoDB_20120810.PutItem',
      // The data key of the invitation, wrapped by KMS.
      'DynamoDB_20120810.GetItem',
      'TrentService.Encrypt',
      'DynamoDB_20120810.PutItem',
      'DynamoDB_20120810.TransactWriteItems',
    ])
  })

  it('checkpoint signs what moved, once, and then takes the marker away', async () => {
    standIn.asked.length = 0
    await inFreshNode(bundles.checkpoint.folder, standIn, 'await lambda.handler()')
    expect(standIn.asked.filter((one) => one !== 'DynamoDB_20120810.Query')).toEqual([
      'secretsmanager.GetSecretValue',
      'DynamoDB_20120810.GetItem',
      's3 /checkpoints/checkpoint-0000000001?x-id=PutObject',
      'DynamoDB_20120810.PutItem',
      'DynamoDB_20120810.DeleteItem',
    ])
  })

  it('does not start when the stack has left something out', async () => {
    const broken = inFreshNode(bundles.events.folder, standIn, '', 'TABLE')
    await expect(broken).rejects.toThrow(/invalid_type[^]*TABLE/)
  })
})

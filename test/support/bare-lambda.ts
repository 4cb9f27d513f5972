/** What the bundles are measured against: Hono and the SDK, one route, none of our own. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

const secret = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: 'master-key' }))
const doc = DynamoDBDocumentClient.from(new DynamoDBClient())
const app = new Hono()
app.get('/api/thing', async (c) => {
  const { Item } = await doc.send(new GetCommand({ TableName: 'table', Key: { pk: 'a', sk: 'b' } }))
  return c.json({ Item, hasSecret: secret.SecretString !== undefined })
})

export const handler = handle(app)

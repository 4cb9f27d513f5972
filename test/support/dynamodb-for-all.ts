import type { TestProject } from 'vitest/node'
import { startDynamoDBLocal } from './store/dynamodb-local.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dynamodb: string
  }
}

/** One DynamoDB Local for all files of a project; each app gets a table of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const local = await startDynamoDBLocal()
  project.provide('dynamodb', local.endpoint)
  return local.stop
}

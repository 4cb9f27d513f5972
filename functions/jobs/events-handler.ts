import { tellOnLambda } from './on-lambda.ts'

/** The entry of Lambda behind the stream of the table: something new waits in the outbox. */
export const handler = (): Promise<void> => tellOnLambda('events')

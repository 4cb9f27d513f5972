import { tellOnLambda } from './on-lambda.ts'

/** The entry of Lambda behind the rule of each minute: tells again what failed. What has expired, TTL sweeps. */
export const handler = (): Promise<void> => tellOnLambda('sweep')

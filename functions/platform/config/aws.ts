import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { jsonLog } from '../log/log.ts'

/** What the stacks of cdk/ tell a function through its environment. */
const environment = z.object({
  TABLE: z.string(),
  /** Secrets by ARN, read by the function itself: an environment can be read by whoever may see the console. */
  KEYS_SECRET: z.string(),
  MESSAGES_SECRET: z.string(),
  /** The KMS key that wraps the data keys of persons, by ARN. */
  MASTER_KEY: z.string(),
  /** The bucket under Object Lock that says who was erased, by name. */
  REGISTER: z.string(),
  MAIL_BY: z.enum(['ses', 'smtp']),
  MAIL_FROM: z.string(),
  /** Origins that the site is served from, separated by blanks. */
  ORIGINS: z.string(),
})

export type AwsSettings = {
  readonly table: string
  readonly keysSecret: string
  readonly masterKey: string
  readonly register: string
  readonly messagesSecret: string
  readonly mailBy: 'ses' | 'smtp'
  readonly mailFrom: string
  readonly origins: readonly string[]
}

/** Throws, and so ends the start of the function, when the stack has left something out. */
export function readAwsSettings(env: Readonly<Record<string, string | undefined>>): AwsSettings {
  const read = environment.parse(env)
  return {
    table: read.TABLE,
    keysSecret: read.KEYS_SECRET,
    masterKey: read.MASTER_KEY,
    register: read.REGISTER,
    messagesSecret: read.MESSAGES_SECRET,
    mailBy: read.MAIL_BY,
    mailFrom: read.MAIL_FROM,
    origins: read.ORIGINS.split(' '),
  }
}

/** The text of a secret. Throws when it is missing or may not be read. */
export async function readSecret(arn: string): Promise<string> {
  const client = new SecretsManagerClient()
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
  client.destroy()
  if (SecretString === undefined) throw new Error('a secret holds no text')
  return SecretString
}

/** Lines of JSON straight to standard output: `console.log` would put Lambda's own words in front of them. */
export const awsLog = jsonLog((line) => void process.stdout.write(`${line}\n`))

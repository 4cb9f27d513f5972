import type { Stack } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { mailRights } from '../constructs/rights.ts'
import type { Settings } from '../settings.ts'
import type { DataStack } from './data.ts'

/** The environment that functions/platform/config/aws.ts reads, the same for every function of the product. */
export const productEnvironment = ({ domain, mail }: Settings, data: DataStack): Record<string, string> => ({
  TABLE: data.table.tableName,
  KEYS_SECRET: data.keys.secretArn,
  MASTER_KEY: data.masterKey.keyArn,
  REGISTER: data.checkpoints.bucketName,
  MESSAGES_SECRET: data.messages.secretArn,
  MAIL_BY: mail.by,
  MAIL_FROM: mail.from,
  ORIGINS: `https://${domain}`,
})

/** What the names of the erasure register begin with: who was erased stays so when a backup comes back. */
export const erasures = 'erased-'

/** Sending mail by SES, where the settings say so, from the domain of the sender. */
export function productMailRights(stack: Stack, { mail }: Settings): PolicyStatement[] {
  if (mail.by !== 'ses') return []
  const domain = mail.from.slice(mail.from.indexOf('@') + 1)
  return mailRights(stack.formatArn({ service: 'ses', resource: 'identity', resourceName: domain }))
}

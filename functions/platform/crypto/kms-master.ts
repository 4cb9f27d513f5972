import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms'
import type { MasterKey } from './master-key.ts'

/**
 * A key of AWS KMS, by ARN or alias: it never leaves KMS, and CloudTrail notes each use. Older keys open what they
 * wrapped as long as the function may use them. The context is KMS's encryption context.
 */
export function kmsMaster(keyId: string): MasterKey {
  const client = new KMSClient()
  return {
    async wrap(dataKey, context) {
      const { CiphertextBlob, KeyId } = await client.send(
        new EncryptCommand({ KeyId: keyId, Plaintext: dataKey, EncryptionContext: { whose: context } }),
      )
      if (!CiphertextBlob || KeyId === undefined) throw new Error('KMS wrapped nothing')
      return { wrapped: Buffer.from(CiphertextBlob).toString('base64'), under: KeyId }
    },
    async unwrap(wrapped, under, context) {
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId: under,
          CiphertextBlob: Buffer.from(wrapped, 'base64'),
          EncryptionContext: { whose: context },
        }),
      )
      if (!Plaintext) throw new Error('KMS opened nothing')
      return Buffer.from(Plaintext)
    },
  }
}

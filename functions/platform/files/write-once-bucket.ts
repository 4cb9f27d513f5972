import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { AlreadyWritten, checkedName, type WriteOnce } from './write-once.ts'

/**
 * Write-once storage in a bucket with Object Lock, whose default retention locks each object. `append` needs
 * s3:PutObject alone; `list` and `read` are for whoever verifies.
 */
export const openBucket = (bucket: string, client = new S3Client()): WriteOnce => ({
  async append(name, text) {
    const put = new PutObjectCommand({
      Bucket: bucket,
      Key: checkedName(name),
      Body: text,
      ContentType: 'text/plain; charset=utf-8',
      // Object Lock asks for a checksum with each object.
      ChecksumAlgorithm: 'SHA256',
      IfNoneMatch: '*',
    })
    try {
      await client.send(put)
    } catch (error) {
      throw isTaken(error) ? new AlreadyWritten(name) : error
    }
  },
  async list() {
    const names: string[] = []
    let from: string | undefined
    do {
      const ask: ListObjectsV2Command = new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: from })
      const { Contents = [], NextContinuationToken } = await client.send(ask)
      names.push(...Contents.flatMap(({ Key }) => Key ?? []))
      from = NextContinuationToken
    } while (from !== undefined)
    return names.toSorted()
  },
  async read(name) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: checkedName(name) }))
    if (!Body) throw new Error(`${name} holds nothing`)
    return Body.transformToString('utf8')
  },
})

/** Not when another put of the name is under way (409): that one may still fail. */
const isTaken = (error: unknown): boolean => error instanceof Error && error.name === 'PreconditionFailed'

import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBucket } from '../../functions/platform/files/write-once-bucket.ts'
import { AlreadyWritten } from '../../functions/platform/files/write-once.ts'

/** Answers as S3 does to what the adapter asks, by its published protocol; two names to a page of a list. */
const objects = new Map<string, string>()
const asked: { method: string | undefined; headers: Record<string, unknown> }[] = []
let server: Server
let client: S3Client
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    const name = pathname.split('/')[2] ?? ''
    const body = await text(request)
    asked.push({ method: request.method, headers: request.headers })
    if (request.method === 'PUT' && request.headers['if-none-match'] === '*' && objects.has(name))
      response.writeHead(412).end('<Error><Code>PreconditionFailed</Code><Message>no</Message></Error>')
    else if (request.method === 'PUT') response.end(void objects.set(name, body))
    else if (name === '') response.end(listFrom(searchParams.get('continuation-token') ?? ''))
    else if (objects.has(name)) response.end(objects.get(name))
    else response.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>no</Message></Error>')
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    }),
  )
  client = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
})
afterAll(() => {
  client.destroy()
  server.closeAllConnections()
  server.close()
})

function listFrom(after: string): string {
  const left = [...objects.keys()].toSorted((a, b) => (a < b ? -1 : 1)).filter((name) => name > after)
  const page = left.slice(0, 2)
  const next = left.length > 2 ? `<NextContinuationToken>${page[1]}</NextContinuationToken>` : ''
  const contents = page.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')
  return `<ListBucketResult>${contents}${next}</ListBucketResult>`
}

it('a bucket takes each name once, with a checksum as Object Lock wants, and lists all pages', async () => {
  const once = openBucket('locked', client)
  for (const name of ['c-3', 'a-1', 'b-2']) await once.append(name, `同行 ${name}\n`)
  await expect(once.append('a-1', 'other')).rejects.toThrow(AlreadyWritten)
  expect(await once.list()).toEqual(['a-1', 'b-2', 'c-3'])
  expect(await once.read('a-1')).toBe('同行 a-1\n')
  await expect(once.read('none')).rejects.not.toThrow(AlreadyWritten)
  const put = asked.find(({ method }) => method === 'PUT')
  expect(put?.headers).toMatchObject({ 'if-none-match': '*', 'x-amz-checksum-sha256': expect.any(String) })
})

it('what S3 refuses for another reason is no name that is taken', async () => {
  const closed = openBucket(
    'locked',
    new S3Client({
      endpoint: 'http://127.0.0.1:1',
      region: 'x',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    }),
  )
  await expect(closed.append('d-4', '')).rejects.not.toBeInstanceOf(AlreadyWritten)
})

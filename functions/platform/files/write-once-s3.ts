import type { WriteOnce } from './write-once.ts'

/** Write-once storage in a bucket; the SDK for it is loaded with its first use, which few requests see. */
export function bucketOf(bucket: string): WriteOnce {
  let opened: Promise<WriteOnce> | undefined
  const open = () => (opened ??= import('./write-once-bucket.ts').then((it) => it.openBucket(bucket)))
  return {
    append: async (name, text) => (await open()).append(name, text),
    list: async () => (await open()).list(),
    read: async (name) => (await open()).read(name),
  }
}

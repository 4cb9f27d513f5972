import { AlreadyWritten, type WriteOnce } from '../../../functions/platform/files/write-once.ts'

/** Write-once storage in memory, and what it holds. */
export function onceInMemory(): WriteOnce & { texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return {
    texts,
    async append(name, text) {
      if (texts.has(name)) throw new AlreadyWritten(name)
      texts.set(name, text)
    },
    list: async () => [...texts.keys()].toSorted(),
    async read(name) {
      const text = texts.get(name)
      if (text === undefined) throw new Error(`there is no ${name}`)
      return text
    },
  }
}

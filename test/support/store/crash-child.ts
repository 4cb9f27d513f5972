import { createInterface } from 'node:readline'
import { openEmbedded } from '../../../functions/platform/store/embedded.ts'
import type { Change, Store } from '../../../functions/platform/store/port.ts'
import { instant } from '../../../shared/dates.ts'

// Serves an embedded store over lines: `WRITER N` writes two items and a counter, and answers with the same line.
// With `early` it answers before the COMMIT, which is the control: a store must not do that.

const [dir = '', mode] = process.argv.slice(2)
const store = openEmbedded(dir, () => instant.parse(new Date().toISOString()))

const pair = (writer: string, n: string): Change[] => [
  { put: { pk: writer, sk: `A#${n}`, version: 1, data: { n: Number(n) } }, if: { absent: true } },
  { update: { pk: writer, sk: 'COUNT' }, add: { written: 1 }, if: { present: true } },
  { put: { pk: writer, sk: `B#${n}`, version: 1, data: { n: Number(n) } }, if: { absent: true } },
]

async function serve(store: Store, line: string): Promise<void> {
  const [writer = '', n = ''] = line.split(' ')
  const written = store.write(pair(writer, n))
  if (mode !== 'early') await written
  process.stdout.write(`${line}\n`)
  await written
}

for (let writer = 0; writer < 10; writer++) {
  const counter: Change = {
    put: { pk: `W${writer}`, sk: 'COUNT', version: 1, data: { written: 0 } },
    if: { absent: true },
  }
  await store.write([counter]).catch(() => {})
}
process.stdout.write('ready\n')
createInterface({ input: process.stdin }).on('line', (line) => void serve(store, line))

// `npm start`: the whole product in one process. Flags stand in functions/local/README.md.
import { readOptions } from './options.ts'
import { startServer } from './server.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

try {
  const options = readOptions(process.argv.slice(2), process.env)
  const { url, stop } = await startServer(options, process.env, say)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)))
  // The one line of standard output that starts with a brace: other programs wait for it.
  process.stdout.write(`${JSON.stringify({ url, pid: process.pid })}\n`)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

import { readFileSync } from 'node:fs'
import { matchFile } from '../compose/match-file.ts'

// `npm run match -- FILE [SEED]`: prints a proven best solution of an instance; standard output holds nothing else.

function main([file, seed = '1', ...more]: readonly string[]): void {
  if (file === undefined || more.length > 0 || !/^\d{1,9}$/.test(seed))
    throw new Error('usage: npm run match -- FILE [SEED]')
  const text = readFileSync(file, 'utf8')
  process.stdout.write(matchFile(text, { seed: Number(seed), milliseconds: () => performance.now() }))
}

try {
  main(process.argv.slice(2))
} catch (error) {
  const [line = 'failed'] = (error instanceof Error ? error.message : String(error)).split('\n')
  process.stderr.write(`match: ${line}\n`)
  process.exitCode = 1
}

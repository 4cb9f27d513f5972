import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { certify } from '../../../functions/contexts/matching/solver/certify.ts'
import { readInstance } from '../../../functions/contexts/matching/solver/read-instance.ts'
import { readSolution } from '../../../functions/contexts/matching/solver/solution.ts'

const good = 'p match 2 1 2 3 2001\nv 0 1\nv 1 1\ns 0 0 1 2\ns 1 0 1 1\na 0 0 900\na 0 1 100\na 1 0 800\n'

describe('npm run match', () => {
  const folder = mkdtempSync(join(tmpdir(), 'match-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const program = fileURLToPath(new URL('../../../functions/local/match.ts', import.meta.url))
  const match = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  const fileOf = (text: string): string => {
    const path = join(folder, 'instance.txt')
    writeFileSync(path, text)
    return path
  }

  it('prints a solution and nothing else', () => {
    const { status, stdout, stderr } = match(fileOf(good))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const instance = readInstance(good)
    expect(certify(instance, readSolution(stdout, instance))).toEqual({ ok: true, primal: 6903, dual: 6903 })
  })

  it('answers a bad file, a missing one and no file with 1 and one line', () => {
    const answers = [
      match(fileOf(good.replace('a 0 0 900', 'a 0 0 1001'))),
      match(join(folder, 'none')),
      match(),
    ]
    expect(answers.map(({ status, stdout }) => ({ status, stdout }))).toEqual(
      answers.map(() => ({ status: 1, stdout: '' })),
    )
    expect(answers.map(({ stderr }) => stderr)).toEqual([
      'match: line 6: score 1001 is above 1000\n',
      expect.stringMatching(/^match: ENOENT.*\n$/),
      'match: usage: npm run match -- FILE [SEED]\n',
    ])
  })
})

import { spawn } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv, root } from '../../support/machine.ts'

type Cruised = {
  modules: { source: string; dependencies: { resolved: string }[] }[]
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
}

/** What dependency-cruiser says, with the project's own rules, about the folders of a tree. */
export async function cruise(tree: string, folders: readonly string[]): Promise<Cruised> {
  const config = join(root, 'test/dependency-cruiser.cjs')
  return JSON.parse(
    await output('depcruise', ['--config', config, '--output-type', 'json', ...folders], tree),
  ) as Cruised
}

/** The files of a tree in which oxlint, with the project's own rules, refuses an import. */
export async function refusedByLint(tree: string, folder: string): Promise<string[]> {
  // Overrides are matched from the folder of the configuration, so it moves into the tree.
  copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
  const { diagnostics } = JSON.parse(await output('oxlint', ['--format', 'json', folder], tree)) as {
    diagnostics: { code: string; filename: string }[]
  }
  return diagnostics.filter((one) => one.code.includes('no-restricted-imports')).map((one) => one.filename)
}

/** Standard output, whatever the exit code: both tools end with 1 when they find something. */
export function output(program: string, args: readonly string[], cwd: string): Promise<string> {
  const child = spawn(program, args, { cwd, env: childEnv(), stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(Buffer.concat(out).toString('utf8')))
  })
}

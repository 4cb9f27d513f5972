import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/machine.ts'
import { output } from './support/cruise.ts'

const refused = [
  'z.string().min(2)',
  'z.string().optional()',
  'z.string().email()',
  'z.array(z.int()).max(3)',
  'z.object({}).extend({})',
]
const allowed = ["z.optional(z.string().check(z.minLength(2))).brand<'A'>()"]

/** Of these schemas, one a file, those that TypeScript refuses when `zod` is zod/mini, as in the browser. */
async function refusedUnderMini(schemas: readonly string[]): Promise<string[]> {
  const tree = mkdtempSync(join(tmpdir(), 'tongxing-mini-'))
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  const paths = { zod: [join(root, 'node_modules/zod/mini/index.d.ts')] }
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { paths, types: [] },
    include: ['*.ts'],
  }
  writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify(config))
  writeFileSync(join(tree, 'package.json'), '{ "type": "module" }')
  schemas.forEach((schema, n) => {
    writeFileSync(join(tree, `schema-${n}.ts`), `import * as z from 'zod'\nexport const a = ${schema}\n`)
  })
  const said = await output('node', [join(root, 'node_modules/typescript7/bin/tsc'), '-p', tree], tree)
  rmSync(tree, { recursive: true })
  return schemas.filter((_, n) => said.includes(`schema-${n}.ts(2,`))
}

it('the check under zod/mini refuses chains and lets the functional forms pass', async () => {
  expect(await refusedUnderMini([...allowed, ...refused])).toEqual(refused)
})

it('shared/ is written in the subset that both understand', async () => {
  const said = await output(
    'node',
    ['node_modules/typescript7/bin/tsc', '-p', 'test/tsconfig.mini.json'],
    root,
  )
  expect(said).toBe('')
})

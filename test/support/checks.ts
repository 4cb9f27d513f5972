/** The checks of `npm run verify`, which `npm test` runs first. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './machine.ts'
import type { Step } from './steps.ts'

/** The folders that hold code. */
export const folders = ['shared', 'functions', 'site', 'cdk', 'test'].filter((folder) =>
  existsSync(join(root, folder)),
)

/** Static checks, the slowest first so that two lanes end together. */
export function staticChecks(): Step[] {
  const site: Step[] = existsSync(join(root, 'site/tsconfig.json'))
    ? [
        {
          name: 'astro check',
          command: ['astro', 'check', '--root', 'site', '--minimumFailingSeverity', 'warning'],
        },
        { name: 'vue-tsc', command: ['vue-tsc', '--noEmit', '-p', 'site/tsconfig.json'] },
      ]
    : []
  return [
    ...site,
    { name: 'knip', command: ['knip', '-c', 'test/knip.jsonc', '--no-progress'] },
    {
      name: 'import rules',
      command: [
        'depcruise',
        '--config',
        'test/dependency-cruiser.cjs',
        '--output-type',
        'err-long',
        ...folders,
      ],
    },
    { name: 'types', command: ['node', 'node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json'] },
    { name: 'lint', command: ['oxlint', '--report-unused-disable-directives'] },
    { name: 'format', command: ['biome', 'format', '.'] },
  ]
}

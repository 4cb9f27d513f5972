import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../../cdk/app.ts'
import { examples, type Partition, type Settings } from '../../cdk/settings.ts'
import { siteHeaders } from '../../functions/platform/files/site-headers.ts'

export type Resource = { readonly Type: string; readonly Properties: any; readonly [name: string]: any } // oxlint-disable-line typescript/no-explicit-any -- templates have every shape
export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>
}
export type Templates = Readonly<Record<string, Template>>

/** The templates of one partition by the name of their stack, made from bundles and pages that are stand-ins. */
export function synthesised(partition: Partition, more: Partial<Settings> = {}): Templates {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-cdk-'))
  try {
    const app = openApp({
      settings: { ...examples[partition], ...more },
      bundles: {
        api: standIn(folder, 'api'),
        events: standIn(folder, 'events'),
        sweep: standIn(folder, 'sweep'),
        checkpoint: standIn(folder, 'checkpoint'),
        open: standIn(folder, 'open'),
      },
      headers: siteHeaders({ 'script-src': ["'sha256-stand-in'"], 'style-src': [] }, true),
      outdir: join(folder, 'out'),
    })
    const { stacks } = app.synth()
    return Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, normal(template)]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function standIn(folder: string, name: string): string {
  const bundle = join(folder, name)
  mkdirSync(bundle)
  writeFileSync(join(bundle, 'index.mjs'), `export const handler = async () => '${name}'\n`)
  return bundle
}

/** Without the digests of assets, which change with every line of code. */
const normal = (template: unknown): Template =>
  JSON.parse(JSON.stringify(template).replace(/[0-9a-f]{64}/g, 'DIGEST'))

/** All resources of a type, over all stacks. */
export const resources = (templates: Templates, type: string): Resource[] =>
  Object.values(templates).flatMap(({ Resources }) =>
    Object.values(Resources).filter((one) => one.Type === type),
  )

/** A value of CloudFormation in one line: what it refers to by name, without CDK's digests. */
export function said(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(said).join('')
  if (value === null || typeof value !== 'object') return String(value)
  const [[how, what] = ['', '']] = Object.entries(value)
  if (how === 'Ref') return short(String(what))
  if (how === 'Fn::GetAtt') return `${short(what[0])}.${what[1]}`
  if (how === 'Fn::ImportValue')
    return short(/ExportsOutput(?:FnGetAtt|Ref)([^:]*)$/.exec(said(what))?.[1] ?? '')
  if (how === 'Fn::Join') return said(what[1])
  return JSON.stringify(value)
}

/** `TableCD117FA1ArnE2C8C204` is the table's ARN. */
const short = (name: string): string =>
  name.startsWith('AWS::') ? `<${name}>` : name.replace(/[0-9A-F]{8}/g, '.').replace(/\.+$/, '')

/** The project's own text files, and their syntax trees (by TypeScript 6, which has an API). */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../../support/machine.ts'

export type Source = { path: string; text: string }

const made = /(^|\/)(node_modules|dist|cdk\.out|\.astro|\.tongxing|test-results|coverage)(\/|$)/

/** Files that match, by path from the root, without what tools made. */
export const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (name) => made.test(name) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !made.test(path))
    .sort()

export const read = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') })

export const sources = (...patterns: string[]): Source[] => filesOf(...patterns).map(read)

/** Every node of the tree, parents before children. */
export function* nodesOf({ path, text }: Source): Generator<ts.Node> {
  yield* below(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
}

function* below(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* below(child)
}

export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1

/** The texts in single quotes: how the code names problems, permissions and events. */
export const quotedIn = (files: readonly Source[]): Set<string> =>
  new Set(
    files.flatMap(({ text }) => [...text.matchAll(/'([a-z][a-z0-9.-]*)'/g)].map((found) => found[1] ?? '')),
  )

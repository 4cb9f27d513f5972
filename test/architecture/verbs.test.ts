import ts from 'typescript'
import { expect, it } from 'vitest'
import { nodesOf, type Source, sources } from './support/source.ts'

/** Verbs without a person to ask about, each with its reason. An entry that is no longer true fails. */
const withoutAuthorize: Record<string, string> = {
  'functions/contexts/audit/record-read.ts': 'writes down what a verb that has authorized is about to show',
  'functions/contexts/certifications/get-requirements.ts': 'public: what a region asks is no secret',
  'functions/contexts/certifications/standing-of.ts': 'answers ports; the verb that asks has authorized',
  'functions/contexts/certifications/verify-certificate.ts': 'public: who holds the number holds the paper',
  'functions/contexts/notifications/tell-people.ts': 'run by a job on what has happened; nobody is signed in',
  'functions/contexts/regions/require-regions.ts': 'answers ports; the verb that asks has authorized',
  'functions/contexts/training/booked-subjects.ts': 'answers a port; the verb that asks has authorized',
  'functions/contexts/training/get-session.ts': 'public: sessions are announced to everyone',
  'functions/contexts/training/list-calendar.ts': 'public: the training calendar',
  'functions/contexts/training/outcome-of.ts': 'answers a port; the verb that asks has authorized',
  'functions/contexts/organizations/tell-approval.ts': 'answers ports; the verb that asks has authorized',
  'functions/contexts/volunteers/tell-facts.ts': 'answers ports; the verb that asks has authorized',
  'functions/contexts/identity/give-totp.ts': 'run by whoever runs the machine; nobody is signed in',
  'functions/contexts/identity/grant-role.ts': 'answers a port; the verb that asks has authorized',
  'functions/contexts/identity/invite-another-administrator.ts':
    'run by whoever runs the machine; nobody is signed in',
  'functions/contexts/identity/invite-first-administrator.ts':
    'run by whoever runs the machine; nobody is signed in',
  'functions/contexts/identity/new-token.ts':
    'who holds the token gets its next one; the verb that asks has verified why',
  'functions/contexts/identity/request-code.ts': 'public: nobody is signed in yet',
  'functions/contexts/identity/sign-in.ts': 'public: the code is the proof',
  'functions/contexts/identity/sign-out.ts': 'who holds the token may end its session',
  'functions/contexts/identity/who-is.ts': 'answers who acts',
}

/** A verb is an exported function of its needs that gives an async function. */
function isVerb(source: Source): boolean {
  return [...nodesOf(source)].some((node) => {
    if (ts.isVariableStatement(node) && exported(node)) {
      return node.declarationList.declarations.some(
        ({ initializer: made }) => made !== undefined && givesAsync(made),
      )
    }
    return ts.isFunctionDeclaration(node) && exported(node) && returnsAsync(node.body)
  })
}

function exported(node: ts.HasModifiers): boolean {
  return node.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function givesAsync(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false
  const body = ts.isParenthesizedExpression(node.body) ? node.body.expression : node.body
  return isAsync(body) || (ts.isBlock(body) && returnsAsync(body))
}

const returnsAsync = (body: ts.Block | undefined): boolean =>
  body?.statements.some(
    (one) => ts.isReturnStatement(one) && one.expression !== undefined && isAsync(one.expression),
  ) ?? false

const isAsync = (node: ts.Node): boolean =>
  (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) &&
  (node.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? false)

/** Whether `authorize(…)` is called. */
const authorizes = (source: Source): boolean =>
  [...nodesOf(source)].some(
    (node) =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'authorize',
  )

const verbs = sources('functions/contexts/*/**/*.ts').filter(
  (source) => !/\/(store|routes)(-[^/]+)?\.ts$/.test(source.path) && isVerb(source),
)

it.each([
  ['a curried arrow', 'export const run = ({ store }: Needs) => async (actor: Actor) => store.save(actor)'],
  [
    'a block',
    'export const run = ({ store }: Needs) => { return async (actor: Actor) => store.save(actor) }',
  ],
  [
    'a function',
    'export function run({ store }: Needs) { return async (actor: Actor) => store.save(actor) }',
  ],
])('knows a verb when it is %s', (_, text) => {
  expect(isVerb({ path: 'x.ts', text })).toBe(true)
  expect(authorizes({ path: 'x.ts', text })).toBe(false)
})

it('takes no noun for a verb, and no comment for a call', () => {
  const text = '/** authorize(actor) */ export const rank = (a: number) => a + 1'
  expect([isVerb({ path: 'x.ts', text }), authorizes({ path: 'x.ts', text })]).toEqual([false, false])
})

it('every verb authorizes, or says here why nobody is asked', () => {
  const silent = verbs.filter((source) => !authorizes(source)).map((source) => source.path)
  expect(silent).toEqual(Object.keys(withoutAuthorize).sort())
})

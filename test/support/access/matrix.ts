import { contracts } from '../../../functions/api/app.ts'
import {
  couldEver,
  may,
  permissions,
  type Actor,
  type Permission,
  type Relation,
  type Subject,
} from '../../../shared/access.ts'
import type { Contract } from '../../../shared/contract.ts'
import { personId } from '../../../shared/ids.ts'
import type { Answer, Person } from '../app.ts'
import { recipes, type Access, type Recipe, type Target } from './recipes.ts'
import type { Who, World } from './world.ts'

/** What the tables say of a cell, and what the app answered. */
type Verdict = 'open' | 'nobody' | 'forbidden' | 'missing'
export type Cell = {
  readonly route: string
  readonly access: Access
  readonly role: string
  readonly at: Target['at']
  readonly target: Target
  readonly actor: Actor | undefined
  readonly contract: Contract
  readonly see: Permission | undefined
  readonly got: Verdict
  readonly bytes: string
  /** A refusal that changed something that is stored. */
  readonly left: boolean
}

export type Rule = (actor: Actor, permission: Permission, subject: Subject) => boolean

/** The routes that no recipe asks, and the recipes of no route. */
export const unasked = () => ({
  routes: contracts.map(({ id }) => id).filter((id) => !Object.hasOwn(recipes, id)),
  recipes: Object.keys(recipes).filter((id) => !contracts.some((one) => one.id === id)),
})

const nobody = personId.parse('per_000000000nobody0')

export const actorOf = ({ person, grants }: Who): Actor => ({ personId: person?.personId ?? nobody, grants })

/** Asks every route about every thing as everybody. */
export async function askAll(world: World): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const { contract, recipe } of inTurn()) cells.push(...(await askRoute(world, contract, recipe)))
  return cells
}

/** Every route with its recipe: reads and lists first, then writes, those that end the asker last. */
export function inTurn(): { contract: Contract; recipe: Recipe }[] {
  const turnOf = ({ access, last }: Recipe): number => (access === 'write' ? 1 + (last ?? 0) : 0)
  const asked = contracts.flatMap((contract) => {
    const recipe = recipes[contract.id]
    return recipe ? [{ contract, recipe }] : []
  })
  return asked.toSorted((a, b) => turnOf(a.recipe) - turnOf(b.recipe))
}

async function askRoute(world: World, contract: Contract, recipe: Recipe): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const who of world.people)
    for (const target of recipe.targets(world, who)) {
      const before = world.written()
      const answer = await ask(world, who, contract, target)
      const got = verdictOf(answer)
      cells.push({
        route: contract.id,
        access: recipe.access,
        role: who.name,
        at: target.at,
        target,
        contract,
        got,
        actor: who.person ? actorOf(who) : undefined,
        see: recipe.see,
        bytes: bytesOf(answer),
        left: got !== 'open' && world.written() > before,
      })
    }
  return cells
}

export const ask = (
  world: World,
  { person }: Pick<Who, 'person'>,
  { id, method, path, body, allows }: Contract,
  target: Target,
): Promise<Answer> => {
  // A code comes with a cookie of its own: whoever asks for one goes on with their session all the same.
  const givesCookie = allows === 'public' || id === 'sendAddressCode'
  const call: Person['call'] = (to, at, sent) =>
    person && !givesCookie
      ? person.call(to, at, sent)
      : world.app.call(to, at, sent, person ? { cookie: person.cookie } : {})
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => target.params?.[name] ?? `no-${name}`)
  const query = target.query ? `?${new URLSearchParams(target.query)}` : ''
  return call(method, `${filled}${query}`, body ? target.body : undefined)
}

const bytesOf = ({ status, body, headers }: Answer): string =>
  JSON.stringify([status, body, headers.get('content-type')])

function verdictOf({ status, body }: Answer): Verdict {
  if (status >= 500) throw new Error(`${status} ${JSON.stringify(body)}`)
  switch (body?.code) {
    case 'sign-in-needed':
      return 'nobody'
    case 'not-permitted':
      return 'forbidden'
    case 'not-found':
      return 'missing'
    default:
      return 'open'
  }
}

/** What the tables say: the door, then the rule, then who may know that there is something. */
function expected({ contract: { allows }, actor, target, see }: Cell, rule: Rule = may): Verdict {
  const isMissing = target.at === 'missing'
  if (allows === 'public') return isMissing ? 'missing' : 'open'
  if (!actor) return 'nobody'
  if (!allows.some((permission) => couldEver(actor, permission))) return 'forbidden'
  const { subject } = target
  if (isMissing || !subject) return 'missing'
  const rules = target.rule ? [target.rule] : allows
  if (rules.some((permission) => rule(actor, permission, subject))) return 'open'
  return see && rule(actor, see, subject) ? 'forbidden' : 'missing'
}

/** The cells in which the app does not do what the tables say. */
export const wrong = (cells: readonly Cell[], rule?: Rule): string[] =>
  cells
    .filter((cell) => cell.got !== expected(cell, rule))
    .map(
      (cell) =>
        `${cell.role} · ${cell.route} · ${cell.at}: ${cell.got}, not ${expected(cell, rule)} ${cell.bytes.slice(0, 200)}`,
    )

/** Refusals that could be told from that of a missing thing of the same route and role. */
export const tellTales = (cells: readonly Cell[]): string[] =>
  cells.flatMap((cell) => {
    if (cell.got !== 'missing') return []
    const alike = cells.find(
      (one) =>
        one.route === cell.route &&
        one.role === cell.role &&
        one.target.at === 'missing' &&
        one.got === 'missing',
    )
    return alike && alike.bytes !== cell.bytes
      ? [`${cell.role} · ${cell.route} · ${cell.at}: ${cell.bytes}`]
      : []
  })

/** For controls: the table with one relation that no longer asks for anything, as if its line were lost. */
export const withoutRelation =
  (relation: Relation): Rule =>
  (actor, permission, subject) =>
    permissions[permission].relation === relation
      ? couldEver(actor, permission)
      : may(actor, permission, subject)

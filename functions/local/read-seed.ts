import { wordsOfIssue } from '../../shared/input-words.ts'
import { seed, type Seed } from './seed-schema.ts'

/** How many mistakes are named at once. */
const most = 20

/** Checks a whole seed before anything is stored; every mistake is named by its place, as `people.3.address`. */
export function readSeed(text: string, file: string): Seed {
  const read = seed.safeParse(parse(text, file))
  const mistakes = read.success
    ? unknownKeys(read.data)
    : read.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${wordsOfIssue(issue).en} (${issue.message})`,
      )
  if (read.success && mistakes.length === 0) return read.data
  const more = mistakes.length > most ? [`and ${mistakes.length - most} more`] : []
  throw new Error(
    `${file} is not a seed, and nothing was stored:\n${[...mistakes.slice(0, most), ...more].map((line) => `  ${line}`).join('\n')}`,
  )
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

type Named = { readonly key: string }

/** Keys that are used twice, and references that lead nowhere. */
function unknownKeys(it: Seed): string[] {
  const keysOf = (list: readonly Named[]) => new Set(list.map(({ key }) => key))
  const people = keysOf(it.people)
  const organizations = keysOf(it.organizations)
  const programmes = keysOf(it.programmes)
  const refers = (known: ReadonlySet<string>, key: string, path: string) =>
    known.has(key) ? [] : [`${path}: there is no ${key}`]
  return [
    ...(['organizations', 'people', 'programmes', 'sessions', 'groups'] as const).flatMap((part) =>
      doubles(it[part], part),
    ),
    ...it.organizations.flatMap((one, n) =>
      refers(people, one.registeredBy, `organizations.${n}.registeredBy`),
    ),
    ...it.people.flatMap((one, n) =>
      one.roles.flatMap((role, m) =>
        'organization' in role
          ? refers(organizations, role.organization, `people.${n}.roles.${m}.organization`)
          : [],
      ),
    ),
    ...it.programmes.flatMap((one, n) =>
      refers(organizations, one.organization, `programmes.${n}.organization`),
    ),
    ...it.sessions.flatMap((one, n) => [
      ...refers(programmes, one.programme, `sessions.${n}.programme`),
      ...one.enrolments.flatMap((each, m) =>
        refers(people, each.person, `sessions.${n}.enrolments.${m}.person`),
      ),
    ]),
    ...it.groups.flatMap((one, n) =>
      one.placements.flatMap((each, m) => refers(people, each.person, `groups.${n}.placements.${m}.person`)),
    ),
  ]
}

function doubles(list: readonly Named[], part: string): string[] {
  const seen = new Set<string>()
  return list.flatMap(({ key }, n) => {
    const isDouble = seen.has(key)
    seen.add(key)
    return isDouble ? [`${part}.${n}.key: ${key} is used twice`] : []
  })
}

import { couldEver, may, type Subject } from '../../shared/access.ts'
import type { Contract } from '../../shared/contract.ts'
import type { PersonalField } from '../../shared/privacy.ts'
import { actorOf, ask, inTurn } from './access/matrix.ts'
import { here, type Who, type World } from './access/world.ts'
import type { Canary, Leak } from './canaries.ts'

/** How those whose data stands in the world stand to it: where they live, learn and help. */
function subjectsOf({ places, mine }: World): Map<string, Subject[]> {
  const subjects = new Map<string, Subject[]>()
  const add = (owner: string, subject: Subject) =>
    subjects.set(owner, [...(subjects.get(owner) ?? []), subject])
  for (const { organization, region, township, ...place } of places) {
    const at = { organizationId: organization.id, region, memberIds: [place.helper.personId] }
    for (const { personId } of [
      place.helper,
      place.applicant,
      place.official,
      place.chief,
      place.trainer,
      place.lost,
    ])
      add(personId, { ...at, personId })
    for (const id of [place.group.id, place.asking.id, organization.id]) add(id, { ...at, region: township })
    add(organization.id, at)
  }
  const { personId } = mine.person
  const at = { organizationId: places[0]?.organization.id, region: here, memberIds: [personId] }
  for (const id of [personId, mine.group.id, mine.asking.id]) add(id, { ...at, personId })
  return subjects
}

/** What all answers showed of others: how much the table lets out, and what it does not. */
export type Crawled = { readonly asked: number; readonly letOut: number; readonly leaks: readonly Leak[] }

/** Every answer of every route to everybody, refusals too. */
export async function crawl(world: World, canaries: readonly Canary[]): Promise<Crawled> {
  const leaks: Leak[] = []
  const subjects = subjectsOf(world)
  let [asked, letOut] = [0, 0]
  for (const { contract, recipe } of inTurn())
    for (const who of world.people)
      for (const target of recipe.targets(world, who)) {
        const { body } = await ask(world, who, contract, target)
        asked += 1
        const text = JSON.stringify(body ?? '')
        for (const { field, owner, text: mark } of canaries) {
          if (!text.includes(mark) || owner === who.person?.personId) continue
          if (isLetOut(field, who, contract, subjects.get(owner) ?? [])) letOut += 1
          else leaks.push({ where: `${who.name} ${contract.id} ${target.at}`, field })
        }
      }
  return { asked, letOut, leaks }
}

function isLetOut(
  field: PersonalField,
  who: Who,
  { allows, discloses = [] }: Contract,
  subjects: readonly Subject[],
): boolean {
  const actor = actorOf(who)
  if (!discloses.includes(field) || allows === 'public') return false
  return allows.some(
    (permission) =>
      couldEver(actor, permission) && subjects.some((subject) => may(actor, permission, subject)),
  )
}

import type { Instance } from '../../../functions/contexts/matching/solver/instance.ts'
import { chance, grouped, whole } from './chance.ts'
import { anInstance, type Draft } from './instances.ts'

export type Size = {
  readonly volunteers: number
  readonly groups: number
  /** Remote volunteers tried for each slot. */
  readonly remote: number
}

/** A county, a city, a province: about 13 k, 215 k, 4.2 M arcs. */
export const sizes = {
  S: { volunteers: 1_000, groups: 500, remote: 1 },
  M: { volunteers: 10_000, groups: 5_000, remote: 13 },
  L: { volunteers: 100_000, groups: 50_000, remote: 38 },
} as const satisfies Record<string, Size>

type Person = {
  readonly county: number
  readonly x: number
  readonly y: number
  readonly capacity: number
  readonly isRemote: boolean
  readonly experience: number
  /** How well each profession is met, 0 … 1. */
  readonly fits: ReadonlyMap<number, number>
}

type Place = { readonly county: number; readonly x: number; readonly y: number }

const volunteersInACounty = 1_000
const professions = 6
const reach = 0.15

/**
 * A seeded region: counties of a thousand volunteers, each with a place, a profession and perhaps a second; groups
 * ask for one to three professions nearby. Scores rise with fit and fall with distance; some serve remotely.
 */
export function aRegion(size: Size, seed: number): Instance {
  const random = chance(seed)
  const counties = Math.max(1, Math.round(size.volunteers / volunteersInACounty))
  const people = Array.from({ length: size.volunteers }, () => aPerson(random, counties))
  const byCounty = grouped(people.keys(), (id) => people[id]?.county ?? 0)
  const remote = grouped(
    [...people.keys()].filter((id) => people[id]?.isRemote),
    (id) => people[id]?.fits.keys().next().value ?? 0,
  )
  const slots: Draft['slots'][number][] = []
  const arcs: (readonly [number, number, number])[] = []
  for (let group = 0; group < size.groups; group++) {
    const priority = random() < 0.25 ? 2 : 1
    const place = { county: whole(random, counties), x: random(), y: random() }
    for (const profession of new Set(
      Array.from({ length: 1 + whole(random, 3) }, () => anAskedProfession(random)),
    )) {
      const slot = slots.push({ group, need: random() < 0.15 ? 2 : 1, priority }) - 1
      const scores = new Map<number, number>()
      const afar = remote.get(profession) ?? []
      const tried = Array.from({ length: size.remote }, () => afar[whole(random, afar.length)] ?? 0)
      for (const id of [...(byCounty.get(place.county) ?? []), ...tried]) {
        const score = scoreOf(people[id], profession, place)
        if (score !== undefined) scores.set(id, score)
      }
      for (const [id, score] of scores) arcs.push([id, slot, score])
    }
  }
  return anInstance({ capacity: people.map((person) => person.capacity), slots, arcs })
}

function aPerson(random: () => number, counties: number): Person {
  const fits = new Map([[aProfession(random), 1]])
  if (random() < 0.3) fits.set(aProfession(random), 0.6)
  return {
    county: whole(random, counties),
    x: random(),
    y: random(),
    capacity: 1 + Math.floor(random() ** 3 * 3),
    isRemote: random() < 0.2,
    experience: whole(random, 10) * 20,
    fits,
  }
}

/** Skewed among people more than among groups: the last professions are scarce, so that not every place can be filled. */
const aProfession = (random: () => number): number => Math.floor(random() ** 2 * professions)
const anAskedProfession = (random: () => number): number => Math.floor(random() ** 1.4 * professions)

function scoreOf(person: Person | undefined, profession: number, place: Place): number | undefined {
  const fit = person?.fits.get(profession)
  if (person === undefined || fit === undefined) return undefined
  if (person.county !== place.county)
    return person.isRemote ? Math.round(fit * 200) + person.experience : undefined
  const distance = Math.hypot(person.x - place.x, person.y - place.y)
  return distance > reach ? undefined : Math.round(fit * (800 - 3_000 * distance)) + person.experience
}

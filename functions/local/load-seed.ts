import type { Adapters } from '../compose.ts'
import { setRegions } from '../compose/seed.ts'
import { loadGroups } from './load-groups.ts'
import { loadPeople } from './load-people.ts'
import { loadTraining } from './load-training.ts'
import { loadApplications, loadAppointments } from './load-volunteers.ts'
import { openWorld } from './load-world.ts'
import type { Seed } from './seed-schema.ts'

/**
 * Fills an empty store by the product's own verbs, each at the time that the seed gives: every rule holds, and every
 * change has its event in its chain. Anything that the rules refuse is thrown with its place in the seed.
 */
export async function loadSeed(adapters: Adapters, seed: Seed): Promise<void> {
  await setRegions(adapters, seed.regions)
  const world = openWorld(adapters, seed)
  await loadPeople(world)
  await loadApplications(world)
  await loadTraining(world)
  await loadAppointments(world)
  await loadGroups(world)
}

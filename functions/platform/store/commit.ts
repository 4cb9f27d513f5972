import type { Receipt } from '../../../shared/receipt.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { NewId } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import { open } from './belief.ts'
import { canonical } from './canonical.ts'
import type { Save } from './db.ts'
import { AlreadyDone, recordOf } from './idempotency.ts'
import { markerOf } from './moved.ts'
import { Refused, Unavailable, type Change, type Item, type Store } from './port.ts'
import { nextOf, type Next } from './save.ts'

/** The request for which a commit is made; without a key it may be carried out again. */
export type Request = {
  readonly personId: string
  readonly route: string
  readonly idempotency?: { readonly key: string; readonly digest: string; readonly expiresAt: number }
}

export type Commit = { readonly saves: readonly [Save, ...Save[]]; readonly with?: readonly Belief[] }

/** What a command needs beside its commit; `before` gives the item that a save replaces. */
type Needs = { store: Store; request: Request; newId: NewId; before: (save: Save) => Item | undefined }

/** A change and what its refusal means. */
type Step = { readonly change: Change; readonly otherwise: Error | undefined }

/** Carries out one command as one transaction; `aggregates` are the items that now stand. */
export async function commitTo(
  needs: Needs,
  commit: Commit,
): Promise<{ receipts: Receipt[]; aggregates: Item[] }> {
  const { store, request, newId, before } = needs
  const beliefs = (commit.with ?? []).map(open)
  const own = commit.saves.map((save) => nextOf(save, before(save), newId))
  const others = beliefs.flatMap((belief) =>
    'save' in belief
      ? [{ ...nextOf(belief.save, before(belief.save), newId), otherwise: belief.otherwise }]
      : [],
  )
  const receipts = commit.saves.map(({ id, version }) => ({ id, version: version + 1 }))
  const saves = [...own, ...others]
  const steps = [
    ...recordStep(request, receipts),
    ...withoutDoubles(
      beliefs.flatMap((belief) => ('change' in belief ? [belief] : [])),
      saves,
    ),
    ...saves.flatMap((next) => stepsOf(next)),
    { change: markerOf(saves.map(({ event }) => event)), otherwise: undefined },
  ]
  await writeSteps(store, steps, own[0]?.event)
  return { receipts, aggregates: saves.map(({ aggregate }) => aggregate) }
}

/** Writes what rides in no commit: items that are no aggregates and leave no event. */
export async function noteTo(store: Store, changes: readonly Belief[]): Promise<void> {
  const steps = changes.map(open).map((belief) => {
    if ('save' in belief) throw new TypeError('an aggregate is saved by commit, with its event')
    return belief
  })
  await writeSteps(store, steps)
}

async function writeSteps(store: Store, steps: readonly Step[], witness?: Item): Promise<void> {
  try {
    await store.write(steps.map(({ change }) => change))
  } catch (error) {
    if (witness && (await hasLanded(store, witness, error))) return
    throw error instanceof Refused ? (steps[error.at]?.otherwise ?? new Failure('changed-meanwhile')) : error
  }
}

/**
 * Whether our own event stands although the write did not say so: the answer was lost on its way, or the
 * refusal came from an earlier try of this very write. When that cannot be seen, the outcome is unknown: to
 * repeat the refusal would deny what may have happened.
 */
async function hasLanded(store: Store, { pk, sk, data }: Item, error: unknown): Promise<boolean> {
  const isDoubtful = error instanceof Refused || (error instanceof Unavailable && error.outcome === 'unknown')
  if (!isDoubtful) return false
  const found = await store.get({ pk, sk }).catch((cause: unknown) => {
    throw new Unavailable('unknown', cause)
  })
  return found?.data['id'] === data['id']
}

function recordStep({ personId, route, idempotency }: Request, receipts: Receipt[]): Step[] {
  if (!idempotency) return []
  const { key, digest, expiresAt } = idempotency
  return [
    {
      change: recordOf({ personId, route, key }, { digest, receipts }, expiresAt),
      otherwise: new AlreadyDone(),
    },
  ]
}

const stepsOf = ({ changes, otherwise }: Next & { otherwise?: Failure | undefined }): Step[] =>
  changes.map((change) => ({ change, otherwise }))

/**
 * A transaction may touch an item only once: equal checks count once, and a check of what is saved at the
 * same version is part of the save.
 */
function withoutDoubles(steps: readonly Step[], saves: readonly Next[]): Step[] {
  const seen = new Set<string>()
  return steps.filter(({ change }) => {
    if (!('check' in change)) return true
    const text = canonical(change)
    const isDouble = seen.has(text) || saves.some((save) => implies(save, change))
    seen.add(text)
    return !isDouble
  })
}

function implies(
  { aggregate: { pk, sk, version } }: Next,
  { check, if: believed }: Extract<Change, { check: unknown }>,
): boolean {
  if (check.pk !== pk || check.sk !== sk) return false
  if ('absent' in believed) return version === 1
  return 'version' in believed ? believed.version === version - 1 : 'present' in believed && version > 1
}

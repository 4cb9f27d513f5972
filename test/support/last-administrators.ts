import { compose } from '../../functions/compose.ts'
import { Failure } from '../../functions/kernel/failure.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import { isInForce, type Actor, type Grant } from '../../shared/access.ts'
import { dayOf } from '../../shared/dates.ts'
import { personId, regionCode, type PersonId } from '../../shared/ids.ts'
import { newAccount } from '../../functions/contexts/identity/account.ts'
import { aClock, aTestApp, type TestApp } from './app.ts'
import { blindStore } from './blind-store.ts'
import { chance } from './matching/chance.ts'

const county = regionCode.parse('990101')
const role: Grant = { role: 'ADMINISTRATOR', region: county }
const superiors = ['per_00000000000super1', 'per_00000000000super2'].map(
  (id): Actor => ({
    personId: personId.parse(id),
    grants: [{ role: 'ADMINISTRATOR', region: regionCode.parse('9901') }],
  }),
)

/** An account with these roles, without a sign-in, so that thousands of rounds take seconds. */
async function anAccount(app: TestApp, address: string, ...grants: Grant[]): Promise<PersonId> {
  const id = personId.parse(app.adapters.newId('per'))
  const at = app.clock.now()
  const account = { ...newAccount(id, address, 'zh', at), grants }
  await app
    .asSystem()
    .identity.accounts.create(account, { name: 'identity.account-opened', by: 'system', at })
  return id
}

/** Who still is an administrator of the county, from the accounts themselves. */
async function remaining(app: TestApp, ids: readonly PersonId[]): Promise<number> {
  const accounts = await Promise.all(ids.map((id) => app.asSystem().identity.accounts.find(id)))
  const today = dayOf(app.clock.now())
  return accounts.filter((one) =>
    one?.grants.some((held) => isInForce(held, today) && held.role === role.role),
  ).length
}

/**
 * Rounds in which the two administrators of a county are taken away at once: each leaves, or is revoked by one of two
 * superiors, as chance has it. Gives the rounds that left nobody, and how many were refused.
 */
export async function lastOnes(rounds: number, seed: number, { guarded = true } = {}) {
  const random = chance(seed)
  const outcome = { rounds, empty: 0, refused: 0 }
  for (let round = 0; round < rounds; round++) {
    const clock = aClock()
    const store = openEmbedded(':memory:', clock.now)
    // Without the guard, what is believed of the other administrator's entry no longer counts.
    const app = await aTestApp({
      clock,
      store: guarded ? store : blindStore(store, ({ pk }) => pk.startsWith('OFF#')),
    })
    const ids = [await anAccount(app, 'a@example.cn', role), await anAccount(app, 'b@example.cn', role)]
    const answers = await Promise.all(
      ids.map((id, at) => takenAway(app, id, superiors[at] ?? superiors[0], random())),
    )
    outcome.refused += answers.filter((one) => one !== 'done').length
    if ((await remaining(app, ids)) === 0) outcome.empty++
    await store.close()
  }
  return outcome
}

async function takenAway(app: TestApp, id: PersonId, by: Actor | undefined, dice: number): Promise<string> {
  if (!by) throw new Error('no superior')
  const verbs = compose(app.adapters, { personId: by.personId, route: 'test' }).identity
  const act = () =>
    dice < 0.5
      ? verbs.revokeGrant(by, id, role, '调离岗位。')
      : verbs.leaveRole({ personId: id, grants: [role] }, role)
  return act().then(() => 'done', codeOf)
}

function codeOf(error: unknown): string {
  if (error instanceof Failure) return error.code
  throw error
}

import type { Actor } from '../../../shared/access.ts'
import { actorOf } from './account.ts'
import type { Accounts, SignedIn } from './ports.ts'

type Needs = { accounts: Accounts; signedIn: SignedIn }

/** Who acts with this token. Roles are read anew on each request, so that a change holds at once. */
export const whoIs =
  ({ accounts, signedIn }: Needs) =>
  async (token: string | undefined): Promise<Actor | undefined> => {
    const personId = token === undefined ? undefined : await signedIn.find(token)
    const account = personId && (await accounts.find(personId))
    return account && actorOf(account)
  }

import type { SignedIn } from './ports.ts'

type Needs = { signedIn: SignedIn }

/** Ends the session at once. Needs no authorization: who holds the token may end it. */
export const signOut =
  ({ signedIn }: Needs) =>
  async (token: string | undefined): Promise<void> => {
    if (token !== undefined) await signedIn.end(token)
  }

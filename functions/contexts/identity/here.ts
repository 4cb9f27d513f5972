import type { Site } from './factor-ports.ts'
import type { Started } from './new-token.ts'
import type { Factor, SessionFacts } from './session.ts'

/** The session in which something is asked, its token, and the pages that it was asked from. */
export type Here = {
  readonly session: Omit<SessionFacts, 'id'> & { readonly id: string }
  readonly token: string | undefined
  readonly site: Site
}

/** Makes the session whole after a factor was verified; see new-token.ts. */
export type CompleteSecondFactor = (token: string | undefined, factor: Factor) => Promise<Started>

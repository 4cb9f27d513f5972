import { getMe, type Me } from '../../../shared/identity.ts'
import { call } from './api.ts'
import { forgetSignIn, rememberSignIn } from './signed-in.ts'

async function ask(): Promise<Me | undefined> {
  const outcome = await call(getMe, { signInWhenNeeded: false })
  if (outcome.ok) rememberSignIn()
  else if (outcome.problem.status === 401) forgetSignIn()
  return outcome.ok ? outcome.answer : undefined
}

let asked: Promise<Me | undefined> | undefined

/** Who is signed in, asked once a page; undefined when nobody is. */
export const whoAmI = (): Promise<Me | undefined> => {
  asked ??= ask().catch(() => undefined)
  return asked
}

import { getMe, type Me } from '../../../shared/identity.ts'
import { call, type Outcome } from './api.ts'
import { forgetSignIn, rememberSignIn } from './signed-in.ts'

let asked: Promise<Outcome<Me>> | undefined

async function ask(): Promise<Outcome<Me>> {
  const outcome = await call(getMe, { signInWhenNeeded: false })
  if (outcome.ok) rememberSignIn()
  else {
    asked = undefined
    if (outcome.problem.status === 401) forgetSignIn()
  }
  return outcome
}

/** Who is signed in, asked once a page; or why that is not known, with 401 when nobody is. */
export const askWhoIAm = (): Promise<Outcome<Me>> => {
  asked ??= ask()
  return asked
}

/** The same, where it makes no difference why nobody is known. */
export const whoAmI = (): Promise<Me | undefined> =>
  askWhoIAm()
    .then((outcome) => (outcome.ok ? outcome.answer : undefined))
    .catch(() => undefined)

import { getMe, type Me } from '../../../shared/identity.ts'
import { call } from './api.ts'
import { forgetSignIn, rememberSignIn } from './signed-in.ts'

export { forgetSignIn, rememberSignIn, returnAddress } from './signed-in.ts'

let asked: Promise<Me | undefined> | undefined

/** Who is signed in, asked once a page; undefined when nobody is. */
export const whoAmI = (): Promise<Me | undefined> => {
  asked ??= call(getMe, { signInWhenNeeded: false }).then((outcome) => {
    if (outcome.ok) rememberSignIn()
    else if (outcome.problem.status === 401) forgetSignIn()
    return outcome.ok ? outcome.answer : undefined
  })
  return asked
}

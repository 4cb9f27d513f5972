import { getMe, type Me } from '../../../shared/identity.ts'
import { href } from '../i18n/languages.ts'
import { paths } from '../paths.ts'
import { call } from './api.ts'
import { pageLanguage } from './page-language.ts'
import { forgetSignIn, rememberSignIn } from './signed-in.ts'

export { forgetSignIn, maybeSignedIn, rememberSignIn } from './signed-in.ts'

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

/** Leads to the sign-in page, and back here afterwards. */
export const goToSignIn = (): void => {
  forgetSignIn()
  const back = encodeURIComponent(location.pathname + location.search)
  location.assign(`${href(pageLanguage(), paths.signIn)}?then=${back}`)
}

/** Where the sign-in page leads to: a page of this site only, never an address of elsewhere. */
export const returnAddress = (otherwise: string): string => {
  const then = new URLSearchParams(location.search).get('then') ?? ''
  return /^\/(?![/\\])/.test(then) ? then : otherwise
}

import { href } from '../i18n/languages.ts'
import { signInPath } from '../sign-in-path.ts'
import { keep } from './keep.ts'
import { pageLanguage } from './page-language.ts'

// The session cookie cannot be read by a script. This mark says whether asking the server is worth it:
// asking without a session would write an error into the console of every visitor.
const mark = 'signed-in'
const local = keep('local')
const session = keep('session')
const said = 'said'

/** To be called once `signIn` has answered. */
export const rememberSignIn = (): void => local.write(mark, 'yes')

/** To be called once `signOut` has answered, or when the server says that the session is over. */
export const forgetSignIn = (): void => local.write(mark, undefined)

/** Whether this browser has signed in and not signed out; the server has the last word. */
export const maybeSignedIn = (): boolean => local.read(mark) === 'yes'

/** Leads to the sign-in page, and back here afterwards. */
export const goToSignIn = (): void => {
  forgetSignIn()
  const back = encodeURIComponent(location.pathname + location.search)
  location.assign(`${href(pageLanguage(), signInPath)}?then=${back}`)
}

/**
 * Leads to the second step of signing in, which this session lacks, and back here afterwards. What the page was just
 * saying ("accepted": the yes to a role brings the second step with it) is said there once more.
 */
export const goToSecondStep = (): void => {
  session.write(said, document.getElementById('toasts')?.textContent)
  const back = encodeURIComponent(location.pathname + location.search)
  location.assign(`${href(pageLanguage(), signInPath)}?step=2&then=${back}`)
}

/** What the page before was saying when it led here; once. */
export const takeSaid = (): string | undefined => {
  const text = session.read(said)
  session.write(said, undefined)
  return text
}

/** Whether the sign-in page was opened for the second step. */
export const isSecondStep = (): boolean => new URLSearchParams(location.search).get('step') === '2'

/** Where the sign-in page leads to: a page of this site only, never an address of elsewhere. */
export const returnAddress = (otherwise: string): string => {
  const then = new URLSearchParams(location.search).get('then') ?? ''
  return /^\/(?![/\\])/.test(then) ? then : otherwise
}

import { signOut as contract } from '../../../shared/identity.ts'
import { call } from './api.ts'
import { areaOf } from './area-of.ts'
import { dropAll, keep } from './keep.ts'
import { whoAmI } from './session.ts'
import { forgetSignIn, maybeSignedIn } from './signed-in.ts'

// What every page has: the menu, the larger type, the language switch, and who is signed in.
const root = document.documentElement
const local = keep('local')
const byId = (id: string): HTMLElement | null => document.getElementById(id)

function menu(): void {
  const button = byId('menu')
  button?.addEventListener('click', () => {
    const open = byId('header-nav')?.classList.toggle('open') === true
    button.setAttribute('aria-expanded', String(open))
  })
}

function larger(): void {
  const button = byId('larger')
  const show = (): void => button?.setAttribute('aria-pressed', String(root.classList.contains('large')))
  button?.addEventListener('click', () => {
    local.write('larger', root.classList.toggle('large') ? 'yes' : undefined)
    show()
  })
  show()
}

/** The other language opens the same thing: `?id=…` stays. */
function language(): void {
  const link = byId('language')
  if (link instanceof HTMLAnchorElement) link.search = location.search
}

async function signedIn(): Promise<void> {
  const link = byId('me')
  if (!maybeSignedIn()) return
  const me = await whoAmI()
  if (me === undefined) return
  const areas = new Set(me.grants.map((grant) => areaOf(grant.role)))
  for (const item of document.querySelectorAll<HTMLElement>('[data-area]')) {
    item.hidden = ![...areas].some((area) => area === item.dataset['area'])
  }
  if (link instanceof HTMLAnchorElement) {
    link.href = link.dataset['my'] ?? link.href
    link.textContent = me.greeting ?? link.dataset['myText'] ?? ''
  }
}

function signOut(): void {
  const button = byId('sign-out')
  button?.addEventListener('click', async () => {
    await call(contract, { signInWhenNeeded: false })
    forgetSignIn()
    dropAll()
    location.assign(button.dataset['then'] ?? '/')
  })
}

menu()
larger()
language()
signOut()
void signedIn()

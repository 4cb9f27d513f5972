import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Cookies } from './route.ts'

/**
 * `__Host-`, HttpOnly, Secure, SameSite=Lax. Plain http is for the local mode alone: there the name is plain too,
 * because Safari refuses `__Host-` cookies without https.
 */
export function cookiesOf(c: Context, secure: boolean): Cookies {
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const
  const called = (name: string) => (secure ? `__Host-${name}` : name)
  return {
    read: (name) => getCookie(c, called(name)),
    set: (name, value, maxAge) => setCookie(c, called(name), value, { ...options, maxAge }),
    end: (name) => void deleteCookie(c, called(name), options),
  }
}

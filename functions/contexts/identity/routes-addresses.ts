import * as contract from '../../../shared/addresses.ts'
import { routesOf } from '../../platform/http/route.ts'
import { type changeAddress, forChange } from './change-address.ts'
import type { requestCode } from './request-code.ts'
import { browserCookie, browserSeconds } from './routes-sessions.ts'

export type AddressVerbs = {
  changeAddress: ReturnType<typeof changeAddress>
  sendAddressCode: ReturnType<typeof requestCode>
  newToken: () => string
}

const { route } = routesOf<AddressVerbs>()

export const addressRoutes = [
  route(contract.sendAddressCode, async ({ verbs, body, scope }) => {
    const browser = scope.cookies.read(browserCookie) ?? verbs.newToken()
    scope.cookies.set(browserCookie, browser, browserSeconds)
    const { language, source } = scope
    return verbs.sendAddressCode({ browser: forChange(browser), address: body.address, language, source })
  }),
  route(contract.addAddress, ({ verbs, actor, body, scope }) =>
    verbs.changeAddress(actor, {
      to: body.address,
      toCode: body.code,
      browser: scope.cookies.read(browserCookie),
    }),
  ),
  route(contract.changeAddress, ({ verbs, actor, body, scope }) =>
    verbs.changeAddress(actor, {
      from: body.from,
      fromCode: body.fromCode,
      to: body.address,
      toCode: body.code,
      browser: scope.cookies.read(browserCookie),
    }),
  ),
  route(contract.removeAddress, ({ verbs, actor, body, scope }) =>
    verbs.changeAddress(actor, {
      from: body.from,
      fromCode: body.fromCode,
      browser: scope.cookies.read(browserCookie),
    }),
  ),
]

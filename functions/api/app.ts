import { addMinutes } from '../../shared/dates.ts'
import { compose, recordedBy, recorderOf, type Adapters } from '../compose.ts'
import { certificationsRoutes } from '../contexts/certifications/routes.ts'
import { groupsRoutes } from '../contexts/groups/routes.ts'
import { auditRoutes } from '../contexts/audit/routes.ts'
import { addressRoutes } from '../contexts/identity/routes-addresses.ts'
import { factorRoutes } from '../contexts/identity/routes-factors.ts'
import { identityRoutes } from '../contexts/identity/routes.ts'
import { accountRoutes } from '../contexts/identity/routes-accounts.ts'
import { keepSession, sessionCookie, sessionRoutes } from '../contexts/identity/routes-sessions.ts'
import { grantRoutes } from '../contexts/identity/routes-grants.ts'
import { myDataRoutes } from '../contexts/identity/routes-my-data.ts'
import { matchingRoutes } from '../contexts/matching/routes.ts'
import { organizationsRoutes } from '../contexts/organizations/routes.ts'
import { regionsRoutes } from '../contexts/regions/routes.ts'
import { trainingRoutes } from '../contexts/training/routes.ts'
import { volunteersRoutes } from '../contexts/volunteers/routes.ts'
import { newApp } from '../platform/http/app.ts'
import { mount, type Begin, type Gate } from '../platform/http/mount.ts'
import { openApiOf } from '../platform/http/openapi.ts'
import type { Log } from '../platform/log/log.ts'
import type { Verbs } from '../compose.ts'

export type Setting = {
  readonly adapters: Adapters
  /** Origins from which the site is served. */
  readonly origins: (request: Request) => readonly string[]
  readonly secureCookies: boolean
  readonly production: boolean
  readonly log: Log
}

/** How long a replay still gets its first answer. */
const replayMinutes = 24 * 60

/** The whole API: middleware order in platform/http, one mount for each context. */
export function openApi(setting: Setting) {
  const { adapters } = setting
  const app = newApp({
    log: setting.log,
    newRequestId: () => adapters.newId('req'),
    secure: setting.secureCookies,
  })
  const gate: Gate<Verbs> = {
    ...setting,
    begin: beginOn(adapters),
    disclose: recorderOf(adapters),
    whoIs: (cookies) => who(adapters).whoIs(cookies.read(sessionCookie)),
    renew: async (cookies) => {
      const started = await who(adapters).renewSession(cookies.read(sessionCookie))
      if (started) keepSession({ cookies }, started)
    },
  }
  for (const route of identityRoutes) mount(app, gate, route, (verbs) => verbs.identity)
  for (const route of addressRoutes) mount(app, gate, route, (verbs) => verbs.identity)
  for (const route of factorRoutes) mount(app, gate, route, (verbs) => verbs.identity)
  for (const route of sessionRoutes) mount(app, gate, route, (verbs) => verbs.identity)
  for (const route of accountRoutes) mount(app, gate, route, (verbs) => verbs.identity)
  for (const route of grantRoutes) mount(app, gate, route, (verbs) => verbs.identity)
  for (const route of myDataRoutes) mount(app, gate, route, (verbs) => verbs.myData)
  for (const route of regionsRoutes) mount(app, gate, route, (verbs) => verbs.regions)
  for (const route of organizationsRoutes) mount(app, gate, route, (verbs) => verbs.organizations)
  for (const route of volunteersRoutes) mount(app, gate, route, (verbs) => verbs.volunteers)
  for (const route of trainingRoutes) mount(app, gate, route, (verbs) => verbs.training)
  for (const route of certificationsRoutes) mount(app, gate, route, (verbs) => verbs.certifications)
  for (const route of groupsRoutes) mount(app, gate, route, (verbs) => verbs.groups)
  for (const route of matchingRoutes) mount(app, gate, route, (verbs) => verbs.matching)
  for (const route of auditRoutes) mount(app, gate, route, (verbs) => verbs.audit)
  if (!setting.production) {
    // A third of the time that Lambda needs to start, were it made there too.
    const document = openApiOf(contracts)
    app.get('/api/openapi.json', (c) => c.json(document))
  }
  return app
}

/** Every operation, for the OpenAPI and for the tests that are generated from the route table. */
export const contracts = [
  ...identityRoutes,
  ...addressRoutes,
  ...factorRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...grantRoutes,
  ...myDataRoutes,
  ...regionsRoutes,
  ...organizationsRoutes,
  ...volunteersRoutes,
  ...trainingRoutes,
  ...certificationsRoutes,
  ...groupsRoutes,
  ...matchingRoutes,
  ...auditRoutes,
].map((route) => route.contract)

const who = (adapters: Adapters) => compose(adapters, { personId: 'system', route: 'who' }).identity

const beginOn =
  (adapters: Adapters): Begin<Verbs> =>
  ({ personId, route, idempotency }) => {
    const expiresAt = Math.floor(Date.parse(addMinutes(adapters.now(), replayMinutes)) / 1000)
    const request = {
      personId,
      route,
      ...(idempotency ? { idempotency: { ...idempotency, expiresAt } } : {}),
    }
    return {
      verbs: compose(adapters, request),
      recorded: () => recordedBy(adapters, request),
    }
  }

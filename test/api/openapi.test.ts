import { describe, expect, it } from 'vitest'
import { contracts } from '../../functions/api/app.ts'
import { authzOf } from '../../shared/access.ts'
import { problems } from '../../shared/problems.ts'
import { receipt } from '../../shared/receipt.ts'
import { aTestApp } from '../support/app.ts'

const document = async () => (await (await aTestApp()).call('get', '/api/openapi.json')).body

type Operation = {
  operationId: string
  'x-authz': unknown
  'x-pii': string[]
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { required: boolean; content: Record<string, { schema: unknown }> }
  responses: Record<string, { content: Record<string, { schema: unknown }> }>
}

const operationsOf = (body: { paths: Record<string, Record<string, Operation>> }) =>
  Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({ path, method, ...it })),
  )

describe('the OpenAPI', () => {
  it('names every operation that is mounted, once', async () => {
    const operations = operationsOf(await document())
    const told = operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`)
    expect(told.toSorted()).toEqual(
      contracts.map(({ id, method, path }) => `${id} ${method} ${path}`).toSorted(),
    )
    expect(new Set(operations.map((one) => one.operationId)).size).toBe(operations.length)
    expect(told).toEqual(
      expect.arrayContaining(['requestCode post /api/sign-in/code', 'signIn post /api/sign-in']),
    )
  })

  it('offers an Idempotency-Key where one is kept: not for signing in or out', async () => {
    const keyed = operationsOf(await document()).filter((one) =>
      one.parameters.some(({ name }) => name === 'Idempotency-Key'),
    )
    const kept = contracts.filter((one) => one.method !== 'get' && one.answer === receipt)
    expect(keyed.map((one) => one.operationId)).toEqual(kept.map(({ id }) => id))
    expect(keyed.map((one) => one.operationId)).not.toContain('signOut')
  })

  it('says who may call, from the table that enforces, and what is disclosed', async () => {
    const operations = operationsOf(await document())
    for (const { id, allows, discloses = [] } of contracts) {
      const one = operations.find((it) => it.operationId === id)
      expect(one?.['x-authz'], id).toEqual(allows === 'public' ? 'public' : authzOf(allows))
      expect(one?.['x-pii'], id).toEqual(discloses)
    }
  })

  it('asks for a body wherever there is one, and for every parameter of the path', async () => {
    for (const { path, method, operationId, requestBody, parameters, responses } of operationsOf(
      await document(),
    )) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
      const told = parameters.filter((one) => one.in === 'path')
      expect(told.map((one) => one.name).toSorted(), operationId).toEqual(inPath.toSorted())
      expect(told.every((one) => one.required)).toBe(true)
      if (requestBody) expect(requestBody.required, operationId).toBe(true)
      if (method === 'get') expect(requestBody, operationId).toBeUndefined()
      expect(Object.keys(responses), operationId).toEqual(['200', 'default'])
      const [content] = Object.values(responses['200']?.content ?? {})
      expect(content?.schema, operationId).toBeTypeOf('object')
    }
  })

  it('knows every problem', async () => {
    const { components } = await document()
    expect(components.schemas.problem.properties.code.enum).toEqual(Object.keys(problems))
  })

  it('is not told in production', async () => {
    const { openApi } = await import('../../functions/api/app.ts')
    const { adapters } = await aTestApp()
    const log = { request() {}, failure() {}, job() {} }
    const app = openApi({ adapters, log, origins: () => [], secureCookies: true, production: true })
    expect((await app.request('/api/openapi.json')).status).toBe(404)
  })
})

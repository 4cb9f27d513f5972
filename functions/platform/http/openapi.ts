import * as z from 'zod'
import { authzOf } from '../../../shared/access.ts'
import type { Contract } from '../../../shared/contract.ts'
import { problems } from '../../../shared/problems.ts'
import { isReceipted } from './idempotency.ts'

type Json = Record<string, unknown>

const input = (schema: Contract['body']): Json =>
  schema ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) : {}
const output = (schema: Contract['answer']): Json =>
  z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(problems) },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, name: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/** OpenAPI 3.1 of all operations, made from the contracts that the routes enforce. */
export function openApiOf(contracts: readonly Contract[]): Json {
  const paths: Record<string, Json> = {}
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method]: operation(contract) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tongxing 同行', version: '1' },
    paths,
    components: { schemas: { problem } },
  }
}

/** What a session must be for it; null where none is needed. */
const sessionOf = ({ allows, session, stepUp }: Contract): Json | null =>
  allows === 'public' ? null : { level: session ?? 'full', stepUp: stepUp ?? false }

function operation(contract: Contract): Json {
  return {
    operationId: contract.id,
    'x-authz': contract.allows === 'public' ? 'public' : authzOf(contract.allows),
    'x-pii': contract.discloses ?? [],
    'x-session': sessionOf(contract),
    parameters: [
      ...parameters('path', contract.params),
      ...parameters('query', contract.query),
      ...keyHeader(contract),
    ],
    ...(contract.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: input(contract.body) } } } }
      : {}),
    responses: {
      200: { description: 'done', content: { [mediaOf(contract)]: { schema: output(contract.answer) } } },
      default: {
        description: 'refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
      },
    },
  }
}

const mediaOf = ({ file }: Contract): string => (file?.endsWith('.html') ? 'text/html' : 'application/json')

function parameters(place: 'path' | 'query', schema: Contract['query']): Json[] {
  const { properties, required } = z
    .object({
      properties: z._default(z.record(z.string(), z.unknown()), {}),
      required: z._default(z.array(z.string()), []),
    })
    .parse(input(schema))
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }))
}

const keyHeader = (contract: Contract): Json[] =>
  isReceipted(contract)
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', minLength: 8, maxLength: 200 },
        },
      ]
    : []

import type { Value } from './port.ts'

type Data = { [name: string]: Value }

/** A value of the domain as the store takes it: the same without the fields that are undefined. */
export function plain(value: object): Data {
  const data: Data = {}
  for (const [name, one] of Object.entries(value)) if (one !== undefined) data[name] = plainValue(one)
  return data
}

function plainValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value === 'object') return plain(value)
  throw new TypeError(`a ${typeof value} cannot be stored`)
}

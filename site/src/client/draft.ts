import { keep } from './keep.ts'

const drafts = keep('session')

/** Puts what was typed before a reload or a sign-in back into a form's values, as far as it still fits. */
export function readDraft(name: string, into: Record<string, unknown>, forget: readonly string[]): void {
  try {
    const kept: unknown = JSON.parse(drafts.read(`draft:${name}`) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return
    for (const [field, value] of Object.entries(kept)) {
      const fits = field in into && Array.isArray(into[field]) === Array.isArray(value)
      if (fits && typeof value === typeof into[field] && !forget.includes(field))
        Object.assign(into, { [field]: value })
    }
  } catch {
    drafts.write(`draft:${name}`, undefined)
  }
}

/** Keeps what is typed until the browser's tab is closed. */
export function writeDraft(name: string, values: Record<string, unknown>, forget: readonly string[]): void {
  const kept = Object.entries(values).filter(([field]) => !forget.includes(field))
  drafts.write(`draft:${name}`, JSON.stringify(Object.fromEntries(kept)))
}

export const dropDraft = (name: string): void => drafts.write(`draft:${name}`, undefined)

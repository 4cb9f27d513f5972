import type { RegionCode } from '../../../shared/ids.ts'
import { inputError } from '../../../shared/input-words.ts'
import type { Language } from '../../../shared/language.ts'
import { isPartOf } from '../../../shared/regions.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Regions } from './list-regions.ts'

/** What an input says, by its path in it. */
type Said = Readonly<Record<string, RegionCode | undefined>>

/**
 * Answers ports of other contexts: refuses regions that this deployment does not have. Lists are by county, so that
 * nobody would ever see what was said to be elsewhere.
 */
export const requireRegions =
  ({ regions }: { regions: Regions }) =>
  async (said: Said, language: Language): Promise<void> => {
    const named = Object.entries(said).flatMap(([path, code]) => (code === undefined ? [] : [{ path, code }]))
    if (named.length === 0) return
    const known = await regions.list()
    const errors = named
      .filter(({ code }) => !isPartOf(known, code))
      .map(({ path }) => inputError(path, 'unknown-region', language))
    if (errors.length > 0) throw new Failure('bad-input', { errors })
  }

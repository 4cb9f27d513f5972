import { aggregateId, searchTrail } from '../../../../shared/audit.ts'
import type { QueryInputOf } from '../../../../shared/contract.ts'
import { day } from '../../../../shared/dates.ts'
import { personId } from '../../../../shared/ids.ts'
import type { AuditWords } from '../../i18n/audit.ts'

/** The fields of the search as they stand in the address. */
export type SearchState = {
  region: string
  about: string
  by: string
  name: string
  from: string
  to: string
}
export const nothingAsked: SearchState = { region: '', about: '', by: '', name: '', from: '', to: '' }

type Query = QueryInputOf<typeof searchTrail>
type Wrong = Partial<Record<'about' | 'by', string>>

/** The query that the fields make, or what is wrong with them; a date that is none is left out. */
export function queryOf(
  state: SearchState,
  scope: string,
  words: Pick<AuditWords, 'aboutWrong' | 'actorWrong'>,
): { query?: Query; wrong: Wrong } {
  const [about, by] = [state.about.trim(), state.by.trim()]
  const wrong: Wrong = {
    ...(about === '' || aggregateId.safeParse(about).success ? {} : { about: words.aboutWrong }),
    ...(by === '' || personId.safeParse(by).success ? {} : { by: words.actorWrong }),
  }
  if (Object.keys(wrong).length > 0) return { wrong }
  const given = { about, by, name: state.name, from: dayIn(state.from), to: dayIn(state.to) }
  const asked = searchTrail.query.safeParse({
    region: state.region === '' ? scope : state.region,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
  })
  return asked.success ? { query: asked.data, wrong } : { wrong }
}

const dayIn = (text: string): string => (day.safeParse(text).success ? text : '')

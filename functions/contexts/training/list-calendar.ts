import { addDays, type Day, dayOf, instantOf } from '../../../shared/dates.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { liesIn } from '../../../shared/regions.ts'
import { calendarDays, mostCalendarDays, type SessionView } from '../../../shared/training.ts'
import type { TrainingSubject } from '../../../shared/vocabulary.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Counties, OrganizationName, Sessions } from './ports.ts'
import { viewsOf } from './session-view.ts'

type Needs = { sessions: Sessions; counties: Counties; organizationName: OrganizationName; now: Clock }

export type CalendarQuery = {
  region?: RegionCode | undefined
  from?: Day | undefined
  to?: Day | undefined
  subject?: TrainingSubject | undefined
}

/** The public calendar: the counties of the region (or all) are asked in parallel. */
export const listCalendar =
  ({ counties, now, ...needs }: Needs) =>
  async ({ region, from, to, subject }: CalendarQuery): Promise<SessionView[]> => {
    const at = now()
    const first = from ?? dayOf(at)
    const last = earlier(to ?? addDays(first, calendarDays), addDays(first, mostCalendarDays))
    const asked = (await counties()).filter(
      (county) => !region || liesIn(county, region) || liesIn(region, county),
    )
    const listIn = (county: RegionCode) =>
      needs.sessions.listIn(county, instantOf(first), instantOf(addDays(last, 1)))
    const found = (await Promise.all(asked.map(listIn))).flat()
    const wanted = found.filter((session) => subject === undefined || session.subject === subject)
    return viewsOf(needs, wanted.toSorted(byStart), at)
  }

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

const byStart = (a: { startsAt: string; id: string }, b: { startsAt: string; id: string }): number =>
  a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id)

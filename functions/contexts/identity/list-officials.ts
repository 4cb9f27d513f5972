import { type Actor, isOver } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { liesIn, prefectureOf } from '../../../shared/regions.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Invitation, isOpen } from './account.ts'
import type { CountiesIn, Invitations, Roster, Staff } from './ports.ts'

type Needs = { roster: Roster; invitations: Invitations; countiesIn: CountiesIn; now: Clock }

/** Who works in a region and in all that lies in it, and who is still invited there. */
export const listOfficials =
  ({ roster, invitations, countiesIn, now }: Needs) =>
  async (actor: Actor, region: RegionCode): Promise<{ officials: Staff[]; invited: Invitation[] }> => {
    authorize(actor, { anyOf: ['identity.see-officials'] }, { region })
    const at = now()
    const prefectures = [...new Set([region, ...(await countiesIn(region))].map(prefectureOf))]
    const officials = await Promise.all(prefectures.map((one) => roster.listOfficials(one, region)))
    const invited = await Promise.all(prefectures.map((one) => invitations.listOfPrefecture(one, at)))
    return {
      officials: officials.flat().filter(({ grant }) => !isOver(grant, dayOf(at))),
      invited: invited
        .flat()
        .filter((one) => one.grant.region && liesIn(one.grant.region, region) && isOpen(one, at)),
    }
  }

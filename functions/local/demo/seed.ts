import type { Role } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import { seed, type Seed } from '../seed-schema.ts'
import { demoTotp } from './apps.ts'
import { openChance } from './chance.ts'
import { demoGroups } from './groups.ts'
import { demoOfficials } from './officials.ts'
import { demoOrganizations, demoProgrammes, demoStaff } from './organizations.ts'
import { demoVolunteers, type Input } from './people.ts'
import { demoRegions } from './regions.ts'
import { demoSessions } from './training.ts'

/** The invented prefecture 安澜市 with everything in it, dated from now. The same instant gives the same data. */
export function demoSeed(now: Instant): Seed {
  const chance = openChance(9901)
  const volunteers = demoVolunteers(chance, now)
  return seed.parse({
    regions: demoRegions,
    organizations: demoOrganizations(now),
    people: [...[...demoOfficials(), ...demoStaff()].map(withApp), ...volunteers.map((one) => one.person)],
    programmes: demoProgrammes(),
    sessions: demoSessions(chance, now, volunteers),
    groups: demoGroups(chance, now, volunteers),
  })
}

/** Who works here has a second step; the sign-in page of the demo shows the code of now. */
const withApp = (person: Input): Input => ({ ...person, totp: demoTotp(person.key) })

export type DemoPerson = {
  readonly role: Role
  readonly address: string
  readonly note: string
  readonly totp?: string
}

/** One person for each role, for the sign-in page. */
export function demoPeople({ people, groups, sessions }: Seed): DemoPerson[] {
  const addressOf = (key: string | undefined) => people.find((one) => one.key === key)?.address ?? ''
  const invited = groups.flatMap((one) => one.placements).find((one) => one.status === 'INVITED')?.person
  const learning = sessions.findLast((one) => one.enrolments.length > 0)?.enrolments[0]?.person
  const list: [Role, string, string][] = [
    ['VOLUNTEER', addressOf(invited), '已聘任，有一份邀请待答复 · appointed, with an invitation to answer'],
    ['VOLUNTEER', addressOf(learning), '已核验，正在参加培训 · verified, in training'],
    ['ORG_MANAGER', addressOf('manager1'), '安澜市同心社会工作服务中心 · Anlan Tongxin Social Work Centre'],
    ['TRAINER', addressOf('trainer1'), '安澜市同心社会工作服务中心 · Anlan Tongxin Social Work Centre'],
    ['COORDINATOR', addressOf('coordinator1'), '江湾区 · Jiangwan District'],
    ['ADMINISTRATOR', addressOf('administrator'), '安澜市 · Anlan City'],
    ['REVIEWER', addressOf('reviewer'), '安澜市 · Anlan City'],
    ['AUDITOR', addressOf('auditor'), '安澜市 · Anlan City'],
  ]
  return list.map(([role, address, note]) => {
    const totp = people.find((one) => one.address === address)?.totp
    return { role, address, note, ...(totp === undefined ? {} : { totp }) }
  })
}

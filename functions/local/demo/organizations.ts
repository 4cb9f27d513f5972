import type * as z from 'zod'
import type { Instant } from '../../../shared/dates.ts'
import { creditCodeCheck } from '../../../shared/formats.ts'
import { subject, type TrainingSubject } from '../../../shared/vocabulary.ts'
import type { seed } from '../seed-schema.ts'
import { courses, organizations } from './names.ts'
import type { Input as Person } from './people.ts'
import { countyCodes } from './regions.ts'
import { onDay } from './time.ts'

type SeedInput = z.input<typeof seed>
type Organization = NonNullable<SeedInput['organizations']>[number]
type Programme = NonNullable<SeedInput['programmes']>[number]

/** The last two are still to be approved, and refused. */
export const approved = organizations.length - 2

export function demoOrganizations(now: Instant): Organization[] {
  return organizations.map(([name, nameEn, kind, purpose], n): Organization => {
    const first17 = `53990100MJ${String(1_000_000 + n * 137).slice(0, 7)}`
    return {
      key: `o${n + 1}`,
      registeredBy: `manager${n + 1}`,
      status: n < approved ? 'APPROVED' : n === approved ? 'APPLIED' : 'REFUSED',
      ...(n === approved ? { registeredAt: onDay(now, -4, '16:20') } : {}),
      ...(n > approved ? { reason: '业务范围与志愿服务无关。' } : {}),
      registration: {
        name,
        nameEn,
        creditCode: first17 + creditCodeCheck(first17),
        kind,
        county: countyCodes[n < 4 ? n % 2 : (n - 2) % countyCodes.length] ?? '',
        purpose,
        contactName: `${'王李张刘陈杨赵黄周吴徐孙'[n] ?? '王'}晓明`,
        contactPhone: `0799-8${String(800_100 + n)}`,
      },
    }
  })
}

/** Managers of all organizations; a trainer in the first three. */
export const demoStaff = (): Person[] => [
  ...organizations.map((_, n) => ({ key: `manager${n + 1}`, address: `manager${n + 1}@demo.example` })),
  ...[1, 2, 3].map((n) => ({
    key: `trainer${n}`,
    address: `trainer${n}@demo.example`,
    roles: [{ role: 'TRAINER' as const, organization: `o${n}` }],
  })),
]

/** The first three teach everything, and once did so for a year only; the others teach one subject. */
export function demoProgrammes(): Programme[] {
  const programme = (organization: string, of: TrainingSubject, validMonths: number): Programme => {
    const [title, titleEn, content] = courses[of]
    return {
      key: `${organization}-${of}-${validMonths}`,
      organization,
      programme: { subject: of, title, titleEn, content, taughtMinutes: 180, validMonths },
    }
  }
  return Array.from({ length: approved }, (_, n) => `o${n + 1}`).flatMap((organization, n) =>
    n < 3
      ? subject.options.flatMap((of) => [programme(organization, of, 24), programme(organization, of, 12)])
      : [programme(organization, subject.options[n % 3] ?? 'POLICY', 24)],
  )
}

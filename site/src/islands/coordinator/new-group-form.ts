import { openGroup } from '../../../../shared/groups.ts'
import { background, seatRole, type WeekSlot } from '../../../../shared/vocabulary.ts'
import { call } from '../../client/api.ts'
import { useForm } from '../../client/form.ts'
import { fill } from '../../i18n/both.ts'
import type { GroupFormWords } from '../../i18n/group-form.ts'
import type { MessageWords } from '../../i18n/messages.ts'

/** A seat as the form holds it: an office or a profession, and whether a woman is asked. */
export type SeatRow = { who: string; woman: boolean }
export const mostSeats = 10

const slots: WeekSlot[] = []
const none: string[] = []
const seats: SeatRow[] = [
  { who: 'JUSTICE_OFFICER', woman: false },
  { who: '', woman: false },
]

/** What the fields hold at first; lists of one are radio buttons. */
const start = (riskNotice: string) => ({
  region: '',
  helpFields: [...none],
  sex: [...none],
  ageBand: '',
  priority: ['ORDINARY'],
  pairing: ['ONE_TO_ONE'],
  seats: seats.map((it) => ({ ...it })),
  availability: [...slots],
  riskNotice,
  note: '',
})
type Values = ReturnType<typeof start>

export const offices = seatRole.options.filter((it) => it !== 'VOLUNTEER')
const isProfession = (who: string): boolean => background.options.some((it) => it === who)

/** An empty choice has no role, so that the schema refuses it at its place. */
const seatOf = ({ who, woman }: SeatRow) => ({
  role: isProfession(who) ? 'VOLUNTEER' : who === '' ? undefined : who,
  background: isProfession(who) ? who : undefined,
  womanOnly: woman ? true : undefined,
})

const shape = (values: Values) => ({
  county: values.region.slice(0, 6),
  township: values.region.length === 9 ? values.region : undefined,
  helpFields: values.helpFields,
  sex: values.sex[0],
  ageBand: values.ageBand,
  priority: values.priority[0],
  pairing: values.pairing[0],
  availability: values.availability,
  seats: values.seats.map(seatOf),
  riskNotice: values.riskNotice,
  note: values.note.trim() === '' ? undefined : values.note,
})

/** The form that opens a group. */
export function useNewGroup(words: GroupFormWords, messages: MessageWords, done: (id: string) => void) {
  const seatSentences = Object.fromEntries(
    Array.from({ length: mostSeats }, (_, at) => [
      `seats.${at}.role`,
      fill(words.seatMissing, { n: at + 1 }),
    ]),
  )
  return useForm({
    name: 'open',
    schema: openGroup.body,
    start: start(words.riskDefault),
    shape,
    labels: {
      county: words.region,
      township: words.region,
      helpFields: words.helpFields,
      sex: words.sex,
      ageBand: words.ageBand,
      priority: words.priority,
      pairing: words.pairing,
      seats: words.seats,
      availability: words.availability,
      riskNotice: words.riskNotice,
      note: words.note,
    },
    sentences: {
      county: words.regionMissing,
      helpFields: words.helpFieldsMissing,
      sex: words.sexMissing,
      ageBand: words.ageBandMissing,
      pairing: words.pairingMissing,
      ...seatSentences,
    },
    words: messages,
    send: (body, key) => call(openGroup, { body, key }),
    done: (answer) => done(answer.id),
  })
}
export type NewGroupForm = ReturnType<typeof useNewGroup>

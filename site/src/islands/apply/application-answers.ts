import { consentKind } from '../../../../shared/vocabulary.ts'
import type { ApplyWords } from '../../i18n/apply.ts'
import type { PartWords } from '../../i18n/parts.ts'
import { weekLines } from '../../i18n/week.ts'
import type { ApplicationValues } from './application-values.ts'
import type { ApplyEnums } from './apply-enums.ts'

/** What answers are read out with. `comma` parts the entries of a list. */
export type Reading = {
  words: ApplyWords
  parts: PartWords
  enums: ApplyEnums
  regionName: (code: string) => string
  comma: string
}
type Answer = { key: string; step: number; question: string; answer: string | readonly string[] }

const wordOf = (table: Readonly<Record<string, string>>, key = ''): string => table[key] ?? ''
const known = (texts: readonly string[]): string[] => texts.filter((it) => it !== '')

const who = (values: ApplicationValues, { words, enums, parts }: Reading): Answer[] => [
  { key: 'name', step: 0, question: words.name, answer: values.name },
  { key: 'idNumber', step: 0, question: words.idNumber, answer: values.idNumber },
  {
    key: 'background',
    step: 1,
    question: words.background,
    answer: known([wordOf(enums.background, values.background[0]), values.specialty]),
  },
  {
    key: 'credential',
    step: 1,
    question: words.hasCredential,
    answer:
      values.hasCredential[0] === 'yes'
        ? [
            wordOf(enums.credentialKind, values.kind),
            values.number,
            known([values.issuedOn, values.validUntil]).join(` ${parts.to} `),
          ]
        : words.no,
  },
]

const where = (values: ApplicationValues, { words, enums, regionName }: Reading): Answer[] => [
  {
    key: 'region',
    step: 2,
    question: words.region,
    answer: known([values.region.slice(0, 6), values.region.slice(6) === '' ? '' : values.region])
      .map(regionName)
      .join(' '),
  },
  {
    key: 'helpFields',
    step: 2,
    question: words.helpFields,
    answer: values.helpFields.map((it) => wordOf(enums.helpField, it)),
  },
]

function when(values: ApplicationValues, reading: Reading): Answer[] {
  const { words, enums, parts, comma } = reading
  const dialects = values.dialects.map((it) => wordOf(enums.dialect, it)).join(comma)
  const remote = { yes: words.remoteYes, no: words.remoteNo }
  return [
    {
      key: 'availability',
      step: 3,
      question: words.availability,
      answer: weekLines(values.availability, parts, comma),
    },
    { key: 'dialects', step: 3, question: words.dialects, answer: dialects },
    { key: 'remote', step: 3, question: words.remote, answer: wordOf(remote, values.remote[0]) },
    {
      key: 'mostGroups',
      step: 3,
      question: words.mostGroups,
      answer: words.groups[Number(values.mostGroups[0]) - 1] ?? '',
    },
  ]
}

/** Every answer in words, with the step that asks for it. */
export function answersOf(values: ApplicationValues, reading: Reading): Answer[] {
  const agreed = consentKind.options.filter((it) => values.consents.includes(it))
  const consents = agreed.map((it) => reading.enums.consentKind[it])
  return [
    ...who(values, reading),
    ...where(values, reading),
    ...when(values, reading),
    { key: 'consents', step: 4, question: reading.words.answersOfConsents, answer: consents },
  ]
}

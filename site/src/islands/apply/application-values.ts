import { consentVersions, type VolunteerFile } from '../../../../shared/volunteers.ts'
import { consentKind, type WeekSlot } from '../../../../shared/vocabulary.ts'

const slots: WeekSlot[] = []
const none: string[] = []

/** What the fields hold at first; lists of one are radio buttons. */
export const start = () => ({
  name: '',
  idNumber: '',
  background: [...none],
  specialty: '',
  hasCredential: [...none],
  kind: '',
  number: '',
  issuedOn: '',
  validUntil: '',
  checkCode: '',
  region: '',
  helpFields: [...none],
  availability: [...slots],
  dialects: ['MANDARIN'],
  remote: [...none],
  mostGroups: ['1'],
  consents: [...none],
})
export type ApplicationValues = ReturnType<typeof start>

/** An empty text is an answer that was not given. */
const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text)

const credentialOf = (values: ApplicationValues) =>
  values.hasCredential[0] !== 'yes'
    ? undefined
    : {
        kind: given(values.kind),
        number: values.number,
        issuedOn: values.issuedOn,
        validUntil: given(values.validUntil),
        checkCode: given(values.checkCode.replace(/\s/g, '').toUpperCase()),
      }

/** The application's input out of what the fields hold. */
export const shapeOf = (values: ApplicationValues) => ({
  name: values.name,
  idNumber: values.idNumber,
  background: values.background[0],
  specialty: given(values.specialty),
  county: values.region.slice(0, 6),
  township: values.region.length === 9 ? values.region : undefined,
  helpFields: values.helpFields,
  availability: values.availability,
  dialects: values.dialects,
  remote: values.remote[0] === undefined ? undefined : values.remote[0] === 'yes',
  mostGroups: Number(values.mostGroups[0]),
  credential: credentialOf(values),
  consents: consentKind.options
    .filter((kind) => values.consents.includes(kind))
    .map((kind) => ({ kind, version: consentVersions[kind] })),
})

/** Which answers each step asks for, by the paths of the application. */
export const stepFields = [
  ['name', 'idNumber'],
  ['background', 'specialty', 'credential'],
  ['county', 'township', 'helpFields'],
  ['availability', 'dialects', 'remote', 'mostGroups'],
  ['consents'],
] as const

/** Puts a returned application back into the fields. The ID number is masked, and is asked for again. */
export function fillFrom(file: VolunteerFile, values: ApplicationValues): void {
  const { credential } = file
  Object.assign(values, {
    name: file.name,
    background: [file.background],
    specialty: file.specialty ?? '',
    hasCredential: [credential === undefined ? 'no' : 'yes'],
    kind: credential?.kind ?? '',
    number: credential?.number ?? '',
    issuedOn: credential?.issuedOn ?? '',
    validUntil: credential?.validUntil ?? '',
    checkCode: credential?.checkCode ?? '',
    region: file.township ?? file.county,
    helpFields: [...file.helpFields],
    availability: [...file.availability],
    dialects: [...file.dialects],
    remote: [file.remote ? 'yes' : 'no'],
    mostGroups: [String(file.mostGroups)],
    consents: file.consents.map((it) => it.kind),
  })
}

import { registerOrganization } from '../../../../shared/organizations.ts'
import type { OrganizationKind } from '../../../../shared/vocabulary.ts'
import { call } from '../../client/api.ts'
import { useForm } from '../../client/form.ts'
import type { MessageWords } from '../../i18n/messages.ts'
import type { RegisterWords } from '../../i18n/register.ts'

/** First two characters of the code by kind (GB 32100-2015, body and class); usual, not certain: a hint, never a block. */
export const usualPrefix: Partial<Record<OrganizationKind, string>> = {
  ASSOCIATION: '51',
  SOCIAL_SERVICE: '52',
  FOUNDATION: '53',
  LAW_FIRM: '31',
  PUBLIC_INSTITUTION: '12',
  AUTHORITY: '11',
}

/** As the server stores it: no spaces, half-width, capitals. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

const none: string[] = []
const start = () => ({
  name: '',
  nameEn: '',
  kind: [...none],
  creditCode: '',
  county: '',
  purpose: '',
  contactName: '',
  contactPhone: '',
})

/** The form of a registration. Its schema comes in while the person reads. */
export const useRegistration = (words: RegisterWords, messages: MessageWords, done: () => void) =>
  useForm({
    name: 'register',
    loadSchema: async () => (await import('../../../../shared/organizations.ts')).registration,
    start: start(),
    shape: (it) => ({
      ...it,
      nameEn: it.nameEn.trim() === '' ? undefined : it.nameEn,
      kind: it.kind[0],
      contactPhone: it.contactPhone.normalize('NFKC').replace(/\s/g, ''),
    }),
    labels: {
      name: words.name,
      nameEn: words.nameEn,
      kind: words.kind,
      creditCode: words.creditCode,
      county: words.county,
      purpose: words.purpose,
      contactName: words.contactName,
      contactPhone: words.contactPhone,
    },
    sentences: { county: words.countyMissing, contactPhone: words.contactPhoneWrong },
    words: messages,
    send: (body, key) => call(registerOrganization, { body, key }),
    done,
  })

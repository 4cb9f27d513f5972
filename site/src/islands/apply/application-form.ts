import { reactive } from 'vue'
import { applyAsVolunteer, resubmitApplication } from '../../../../shared/volunteers.ts'
import { call, type Outcome } from '../../client/api.ts'
import { useForm } from '../../client/form.ts'
import type { ApplyWords } from '../../i18n/apply.ts'
import type { MessageWords } from '../../i18n/messages.ts'
import { shapeOf, start } from './application-values.ts'

// A mended application stands one level deeper in what is sent; its fields are the same.
const lifted = <A>(outcome: Outcome<A>): Outcome<A> => {
  if (outcome.ok || outcome.problem.errors === undefined) return outcome
  const errors = outcome.problem.errors.map((it) => ({
    ...it,
    path: it.path.replace(/^\/?application[./]/, ''),
  }))
  return { ok: false, problem: { ...outcome.problem, errors } }
}

const labelsOf = (words: ApplyWords) => ({
  name: words.name,
  idNumber: words.idNumber,
  background: words.background,
  specialty: words.specialty,
  'credential.kind': words.credentialKind,
  'credential.number': words.credentialNumber,
  'credential.issuedOn': words.issuedOn,
  'credential.validUntil': words.validUntil,
  'credential.checkCode': words.checkCode,
  county: words.region,
  helpFields: words.helpFields,
  availability: words.availability,
  dialects: words.dialects,
  remote: words.remote,
  mostGroups: words.mostGroups,
  consents: words.consents,
})

/** The form of an application: kept on the device, but for the ID number; sent anew, or mended once it was returned. */
export function useApplication(words: ApplyWords, messages: MessageWords, done: () => void) {
  const returned = reactive({ version: -1, reason: '' })
  const form = useForm({
    name: 'apply',
    loadSchema: async () => (await import('../../../../shared/volunteers.ts')).application,
    start: start(),
    shape: shapeOf,
    labels: labelsOf(words),
    sentences: {
      'credential.issuedOn': words.issuedOnMissing,
      county: words.regionMissing,
      helpFields: words.helpFieldsMissing,
      remote: words.remoteMissing,
      availability: words.availabilityMissing,
    },
    words: messages,
    forget: ['idNumber'],
    onDevice: true,
    send: async (body, key) =>
      returned.version < 0
        ? call(applyAsVolunteer, { body, key })
        : lifted(
            await call(resubmitApplication, { body: { version: returned.version, application: body }, key }),
          ),
    done,
  })
  return { form, returned }
}

export type ApplicationForm = ReturnType<typeof useApplication>['form']

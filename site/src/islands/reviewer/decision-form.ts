import { decideVolunteer, decision, type VolunteerCase } from '../../../../shared/volunteers.ts'
import { call } from '../../client/api.ts'
import { useForm } from '../../client/form.ts'
import type { MessageWords } from '../../i18n/messages.ts'
import type { ReviewerWords } from '../../i18n/reviewer.ts'

const none: string[] = []
const start = () => ({
  decision: [...none],
  paperSeen: [...none],
  status: [...none],
  method: [...none],
  reason: '',
})
type Values = ReturnType<typeof start>

/** The decision out of what the fields hold; of a certificate only where there is one. */
export function shapeOf(values: Values, it: Pick<VolunteerCase, 'version' | 'credential'>) {
  const chosen = values.decision[0]
  if (chosen !== 'VERIFY') return { decision: chosen, version: it.version, reason: values.reason }
  const credential = { status: values.status[0], method: values.method[0] }
  const seen = { decision: chosen, version: it.version, paperSeen: values.paperSeen[0] === 'yes' }
  return it.credential === undefined ? seen : { ...seen, credential }
}

type Plan = {
  words: ReviewerWords['decide']
  messages: MessageWords
  it: VolunteerCase
  done: () => void
  changed: () => void
}

/** Verifies, returns or refuses; a case that somebody else has decided meanwhile is shown anew. */
export const useDecision = ({ words, messages, it, done, changed }: Plan) =>
  useForm({
    name: `case-${it.id}-${it.version}`,
    schema: decision,
    start: start(),
    shape: (values) => shapeOf(values, it),
    labels: {
      decision: words.decision,
      paperSeen: words.paperTitle,
      'credential.status': words.credential,
      'credential.method': words.method,
      reason: words.reason,
    },
    sentences: {
      decision: words.decisionMissing,
      paperSeen: words.paperMissing,
      'credential.status': words.credentialMissing,
      'credential.method': words.methodMissing,
      reason: words.reasonMissing,
    },
    words: messages,
    forget: ['paperSeen'],
    send: async (body, key) => {
      const outcome = await call(decideVolunteer, { params: { personId: it.id }, body, key })
      if (!outcome.ok && outcome.problem.status === 409) changed()
      return outcome
    },
    done,
  })

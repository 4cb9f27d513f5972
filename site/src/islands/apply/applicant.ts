import { type Ref, ref } from 'vue'
import { getMyVolunteerFile, type VolunteerFile } from '../../../../shared/volunteers.ts'
import { call, type Problem } from '../../client/api.ts'
import { askWhoIAm } from '../../client/session.ts'
import { maybeSignedIn } from '../../client/signed-in.ts'

/** Whether the form is open to this person: nobody signed in, has applied already, or may fill it in. */
type Stage = 'asking' | 'stranger' | 'applied' | 'failed' | 'open'

/** Who wants to apply. `returned` gets the file of an application that came back for correction. */
export function useApplicant(returned: (file: VolunteerFile) => void) {
  const stage: Ref<Stage> = ref('asking')
  const failure: Ref<Problem> = ref({ title: '', status: 0, code: 'offline' })
  const fail = (problem: Problem): Stage => {
    failure.value = problem
    return 'failed'
  }
  async function find(): Promise<Stage> {
    if (!maybeSignedIn()) return 'stranger'
    const me = await askWhoIAm()
    if (!me.ok) return me.problem.status === 401 ? 'stranger' : fail(me.problem)
    if (!me.answer.grants.some((it) => it.role === 'VOLUNTEER')) return 'open'
    const file = await call(getMyVolunteerFile, {})
    if (!file.ok) return fail(file.problem)
    if (file.answer.standing !== 'RETURNED') return 'applied'
    returned(file.answer)
    return 'open'
  }
  const load = async (): Promise<void> => {
    stage.value = 'asking'
    stage.value = await find()
  }
  return { stage, failure, load }
}

import { ref, shallowRef } from 'vue'
import { inviteVolunteer } from '../../../../shared/groups.ts'
import type { GroupId, PersonId } from '../../../../shared/ids.ts'
import { call, type Problem } from '../../client/api.ts'
import { randomKey } from '../../client/random-key.ts'

/** Somebody to invite for a seat; the key makes a second sending of the same invitation harmless. */
export type Invitee = { seat: number; personId: PersonId; label: string; name: string; key: string }
export type Sent = Invitee & { problem: Problem | undefined }

/** Sends invitations one after another, and says for each what became of it. */
export function useSending(groupId: GroupId) {
  const of = ref(0)
  const done = ref(0)
  const busy = ref(false)
  const results = shallowRef<Sent[]>([])

  async function send(invitees: readonly Invitee[]): Promise<void> {
    if (busy.value) return
    busy.value = true
    of.value = invitees.length
    done.value = 0
    const kept = results.value.filter((it) => it.problem === undefined)
    const fresh: Sent[] = []
    for (const { key, ...one } of invitees) {
      const outcome = await call(inviteVolunteer, {
        params: { groupId },
        body: { personId: one.personId, seat: one.seat },
        key,
      })
      fresh.push({ ...one, key, problem: outcome.ok ? undefined : outcome.problem })
      done.value += 1
    }
    results.value = [...kept, ...fresh]
    busy.value = false
  }
  const invitee = (one: Omit<Invitee, 'key'>): Invitee => ({ ...one, key: randomKey() })
  return { of, done, busy, results, send, invitee }
}

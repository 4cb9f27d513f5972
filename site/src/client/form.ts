import * as z from 'zod'
import { computed, onMounted, type Reactive, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import type { MessageWords } from '../i18n/messages.ts'
import type { Outcome, Problem } from './api.ts'
import { keep } from './keep.ts'
import { type FieldError, fieldPath, messageOf } from './message.ts'
import { pageLanguage } from './page-language.ts'
import { randomKey } from './random-key.ts'

type Schema = z.core.$ZodType

/** What a form is made of. */
export type FormPlan<S extends Schema, V extends Record<string, unknown>, A> = {
  /** Names the draft and the fields' ids; unique on a page. */
  name: string
  schema: S
  /** What the fields hold at first: texts, lists, booleans. */
  start: V
  /** The schema's input out of what the fields hold; the same, when left out. */
  shape?: (values: V) => unknown
  /** Label of each field by its path, for messages. */
  labels: Partial<Record<string, string>>
  /** A better sentence for a field, by path. */
  sentences?: Partial<Record<string, string>>
  words: MessageWords
  send: (input: z.core.output<S>, key: string) => Promise<Outcome<A>>
  done: (answer: A) => void
  /** Fields that must not be kept in the browser. */
  forget?: readonly (keyof V & string)[]
}

const drafts = keep('session')

function readDraft<V extends Record<string, unknown>>(
  name: string,
  into: V,
  forget: readonly string[],
): void {
  try {
    const kept: unknown = JSON.parse(drafts.read(`draft:${name}`) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return
    for (const [field, value] of Object.entries(kept)) {
      const same = field in into && Array.isArray(into[field]) === Array.isArray(value)
      if (same && typeof value === typeof into[field] && !forget.includes(field))
        Object.assign(into, { [field]: value })
    }
  } catch {
    drafts.write(`draft:${name}`, undefined)
  }
}

function writeDraft(name: string, values: Record<string, unknown>, forget: readonly string[]): void {
  const kept = Object.entries(values).filter(([field]) => !forget.includes(field))
  drafts.write(`draft:${name}`, JSON.stringify(Object.fromEntries(kept)))
}

/**
 * One form: checks with the schema that the server uses, maps its "no" to the same fields, keeps what was
 * typed over reloads and sign-ins, and keeps one key over the retries of one submission.
 */
export function useForm<S extends Schema, V extends Record<string, unknown>, A>(plan: FormPlan<S, V, A>) {
  const values: Reactive<V> = reactive(plan.start)
  const errors = ref<FieldError[]>([])
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  /** Rises with each refused attempt: the error summary takes the focus on it. */
  const attempts = ref(0)
  const forget = plan.forget ?? []
  let sent = { body: '', key: '' }

  onMounted(() => {
    readDraft(plan.name, values, forget)
    watch(values, () => writeDraft(plan.name, toRaw(values), forget), { deep: true })
  })

  const refuse = (found: FieldError[], why?: Problem): void => {
    errors.value = found
    problem.value = why
    attempts.value += 1
  }

  const labelOf = (path: string): string =>
    plan.labels[path] ?? plan.labels[path.replace(/\.\d+.*$/, '')] ?? path

  const check = (): { success: true; data: z.core.output<S> } | { success: false; errors: FieldError[] } => {
    const raw: V = JSON.parse(JSON.stringify(toRaw(values)))
    const read = z.safeParse(plan.schema, plan.shape === undefined ? raw : plan.shape(raw))
    if (read.success) return { success: true, data: read.data }
    const found = new Map<string, FieldError>()
    for (const issue of read.error.issues) {
      const path = fieldPath(issue.path)
      const message = plan.sentences?.[path] ?? messageOf(issue, labelOf(path), plan.words, pageLanguage())
      if (!found.has(path)) found.set(path, { path, message })
    }
    return { success: false, errors: [...found.values()] }
  }

  const submit = async (): Promise<void> => {
    if (busy.value) return
    const checked = check()
    if (!checked.success) return refuse(checked.errors)
    const body = JSON.stringify(checked.data)
    if (body !== sent.body) sent = { body, key: randomKey() }
    busy.value = true
    const outcome = await plan.send(checked.data, sent.key)
    busy.value = false
    if (!outcome.ok) {
      return refuse(
        (outcome.problem.errors ?? []).map((it) => ({ ...it, path: fieldPath(it.path) })),
        outcome.problem,
      )
    }
    refuse([])
    sent = { body: '', key: '' }
    drafts.write(`draft:${plan.name}`, undefined)
    plan.done(outcome.answer)
  }

  const idOf = (path: string): string => `${plan.name}-${path.replace(/\./g, '-')}`
  const errorOf = (path: string): string | undefined => errors.value.find((it) => it.path === path)?.message
  /** What a `Field` needs to know about one path. */
  const field = (path: string): { id: string; error: string | undefined } => ({
    id: idOf(path),
    error: errorOf(path),
  })
  /** The error summary's list: each message with the control it leads to. */
  const summary = computed(() => errors.value.map((it) => ({ message: it.message, target: idOf(it.path) })))

  return { values, errors, summary, problem, busy, attempts, check, refuse, submit, field, idOf }
}

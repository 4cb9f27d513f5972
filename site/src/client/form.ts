import type * as z from 'zod'
import { computed, onMounted, type Reactive, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import type { Outcome, Problem } from './api.ts'
import { type DraftPlan, dropDraft, readDraft, writeDraft } from './draft.ts'
import { type FieldError, fieldPath } from './field-error.ts'
import type { Saying } from './message.ts'
import { pageLanguage } from './page-language.ts'
import { randomKey } from './random-key.ts'

type Schema = z.core.$ZodType

/**
 * The schema, or how to load it: on public pages `loadSchema: async () => (await import('…/identity.ts')).signIn.body`
 * keeps zod out of what the page loads at once; it comes in with the first field that is entered.
 */
type SchemaOf<S extends Schema> = { schema: S } | { loadSchema: () => Promise<S> }

/** What a form is made of. `labels` in the order in which the fields stand. */
export type FormPlan<S extends Schema, V extends Record<string, unknown>, A> = Omit<Saying, 'lang'> &
  SchemaOf<S> & {
    /** Names the draft and the fields' ids; unique on a page. */
    name: string
    /** What the fields hold at first: texts, lists, booleans. */
    start: V
    /** The schema's input out of what the fields hold; the same, when left out. */
    shape?: (values: V) => unknown
    send: (input: z.core.output<S>, key: string) => Promise<Outcome<A>>
    done: (answer: A) => void
    /** Fields that must not be kept in the browser. */
    forget?: readonly (keyof V & string)[]
    /** A long form: kept on the device until it is sent or somebody signs out, not only until the tab is closed. */
    onDevice?: boolean
  }

/** What was refused, by the schema here or by the server, and how often: the summary takes the focus on it. */
function useRefusals(name: string) {
  const errors = ref<FieldError[]>([])
  const problem = shallowRef<Problem>()
  const attempts = ref(0)
  const refuse = (found: FieldError[], why?: Problem): void => {
    errors.value = found
    problem.value = why
    attempts.value += 1
  }
  const clear = (): void => {
    errors.value = []
    problem.value = undefined
  }
  const idOf = (path: string): string => `${name}-${path.replace(/\./g, '-')}`
  /** What a part needs to know about the field of a path: `v-bind="form.field('name')"`. */
  const field = (path: string): { id: string; error: string | undefined } => ({
    id: idOf(path),
    error: errors.value.find((it) => it.path === path)?.message,
  })
  /** Each message with the control that it leads to. */
  const summary = computed(() => errors.value.map((it) => ({ message: it.message, target: idOf(it.path) })))
  return { errors, problem, attempts, refuse, clear, idOf, field, summary }
}

const offline: Problem = { title: '', status: 0, code: 'offline' }

/** The check of the plan's schema, loaded when somebody begins (who only reads needs none), or undefined when it cannot be reached. */
function useCheck<S extends Schema>(plan: Omit<Saying, 'lang'> & SchemaOf<S>) {
  const load = async () => {
    const [{ checkInput }, schema] = await Promise.all([
      import('./message.ts'),
      'schema' in plan ? plan.schema : plan.loadSchema(),
    ])
    return (input: unknown) => checkInput(schema, input, { ...plan, lang: pageLanguage() })
  }
  const loaded = () => load().catch(() => undefined)
  onMounted(() => document.addEventListener('focusin', () => void loaded(), { once: true }))
  return loaded
}

/** What the fields hold, kept over reloads and sign-ins. */
function useKept<V extends Record<string, unknown>>(plan: DraftPlan, start: V) {
  const values: Reactive<V> = reactive(start)
  onMounted(() => {
    readDraft(plan, values)
    watch(values, () => writeDraft(plan, toRaw(values)), { deep: true })
  })
  const plain = (): V => JSON.parse(JSON.stringify(toRaw(values)))
  return { values, plain }
}

/** Sends what was checked, under one key until it has arrived or was changed. */
function useDelivery<S extends Schema, V extends Record<string, unknown>, A>(
  plan: FormPlan<S, V, A>,
  refusals: ReturnType<typeof useRefusals>,
) {
  let sent = { body: '', key: '' }
  return async (input: z.core.output<S>): Promise<void> => {
    const body = JSON.stringify(input)
    if (body !== sent.body) sent = { body, key: randomKey() }
    const outcome = await plan.send(input, sent.key)
    if (!outcome.ok) {
      const errors = (outcome.problem.errors ?? []).map((it) => ({ ...it, path: fieldPath(it.path) }))
      return refusals.refuse(errors, outcome.problem)
    }
    refusals.clear()
    sent = { body: '', key: '' }
    dropDraft(plan)
    plan.done(outcome.answer)
  }
}

/**
 * One form: checks with the schema that the server uses, maps its "no" to the same fields, loses nothing
 * that was typed, and keeps one idempotency key over the retries of one submission.
 */
export function useForm<S extends Schema, V extends Record<string, unknown>, A>(plan: FormPlan<S, V, A>) {
  const { values, plain } = useKept(plan, plan.start)
  const refusals = useRefusals(plan.name)
  const busy = ref(false)
  const loadCheck = useCheck<S>(plan)
  const deliver = useDelivery(plan, refusals)

  const check = async () => {
    const now = await loadCheck()
    if (now === undefined) refusals.refuse([], offline)
    return now?.(plan.shape === undefined ? plain() : plan.shape(plain()))
  }

  /** One step of a longer form: refuses what is wrong in these fields, and says whether one may go on. */
  const checkStep = async (paths: readonly string[]): Promise<boolean> => {
    const checked = await check()
    if (checked === undefined) return false
    const belongs = (error: FieldError): boolean =>
      paths.some((path) => error.path === path || error.path.startsWith(`${path}.`))
    const errors = checked.ok ? [] : checked.errors.filter(belongs)
    if (errors.length === 0) refusals.clear()
    else refusals.refuse(errors)
    return errors.length === 0
  }

  const submit = async (): Promise<void> => {
    if (busy.value) return
    busy.value = true
    const checked = await check()
    if (checked?.ok === true) await deliver(checked.data)
    else if (checked !== undefined) refusals.refuse(checked.errors)
    busy.value = false
  }

  return { ...refusals, values, busy, check, checkStep, submit }
}

import { int } from './arrays.ts'
import { assertRange, BadInstance, type Instance, MAX_SCORE } from './instance.ts'
import { type Line, linesOf } from './lines.ts'

const MOST = 2 ** 31 - 1

type Draft = Instance & { readonly hasVolunteer: Uint8Array; readonly hasSlot: Uint8Array }

/** Reads an instance strictly (counts, ranges, order, repetitions). Throws BadInstance with the line. */
export function readInstance(text: string): Instance {
  const lines = linesOf(text, (line, reason) => new BadInstance(line, reason))
  const first = lines.next()
  if (first.done) throw new BadInstance(0, 'the file is empty')
  const draft = startDraft(first.value, text.length)
  let arcs = 0
  for (const line of lines) {
    if (line.kind === 'v') takeVolunteer(draft, line)
    else if (line.kind === 's') takeSlot(draft, line)
    else if (line.kind === 'a') takeArc(draft, line, arcs++)
    else throw new BadInstance(line.number, 'a line starts with v, s, a or c, and there is one p line')
  }
  const { hasVolunteer, hasSlot, ...instance } = draft
  if (arcs !== instance.arcs) throw new BadInstance(0, `${instance.arcs} arcs announced, ${arcs} found`)
  requireAll(hasVolunteer, 'volunteer')
  requireAll(hasSlot, 'slot')
  assertRange(instance)
  return instance
}

function startDraft(line: Line, fileLength: number): Draft {
  if (line.kind !== 'p') throw new BadInstance(line.number, 'the first line must be "p match …"')
  const [volunteers = 0, groups = 0, slots = 0, arcs = 0, placeWeight = 0] = exactly(line, 5)
  // Every thing counted has a line, so a count beyond the file's length is a lie that would only eat memory.
  if (Math.max(volunteers, slots, arcs) > fileLength || groups > MOST)
    throw new BadInstance(line.number, 'a count is larger than the file')
  if (placeWeight < 1) throw new BadInstance(line.number, 'W must be at least 1')
  return {
    volunteers,
    groups,
    slots,
    arcs,
    placeWeight,
    capacity: new Int32Array(volunteers),
    group: new Int32Array(slots),
    need: new Int32Array(slots),
    priority: new Int32Array(slots),
    arcVolunteer: new Int32Array(arcs),
    arcSlot: new Int32Array(arcs),
    arcScore: new Int32Array(arcs),
    hasVolunteer: new Uint8Array(volunteers),
    hasSlot: new Uint8Array(slots),
  }
}

function takeVolunteer(draft: Draft, line: Line): void {
  const [volunteer = 0, capacity = 0] = exactly(line, 2)
  once(draft.hasVolunteer, volunteer, line, 'volunteer')
  draft.capacity[volunteer] = within(capacity, MOST, line, 'capacity')
}

function takeSlot(draft: Draft, line: Line): void {
  const [slot = 0, group = 0, need = 0, priority = 0] = exactly(line, 4)
  once(draft.hasSlot, slot, line, 'slot')
  draft.group[slot] = within(group, draft.groups - 1, line, 'group')
  draft.need[slot] = within(need, MOST, line, 'need')
  draft.priority[slot] = within(priority, MOST, line, 'priority')
}

function takeArc(draft: Draft, line: Line, arc: number): void {
  const [volunteer = 0, slot = 0, score = 0] = exactly(line, 3)
  if (arc >= draft.arcs) throw new BadInstance(line.number, `more than the ${draft.arcs} arcs announced`)
  if (!draft.hasVolunteer[volunteer])
    throw new BadInstance(line.number, `volunteer ${volunteer} has no v line before`)
  if (!draft.hasSlot[slot]) throw new BadInstance(line.number, `slot ${slot} has no s line before`)
  draft.arcVolunteer[arc] = volunteer
  draft.arcSlot[arc] = slot
  draft.arcScore[arc] = within(score, MAX_SCORE, line, 'score')
  if (arc > 0 && !isAfter(draft, arc - 1, arc))
    throw new BadInstance(line.number, 'arcs must be sorted by volunteer, group, slot, each once')
}

function isAfter({ arcVolunteer, arcSlot, group }: Instance, before: number, arc: number): boolean {
  const [s, t] = [int(arcSlot, before), int(arcSlot, arc)]
  const order = int(arcVolunteer, arc) - int(arcVolunteer, before) || int(group, t) - int(group, s) || t - s
  return order > 0
}

function exactly(line: Line, count: number): readonly number[] {
  if (line.numbers.length === count) return line.numbers
  throw new BadInstance(line.number, `${line.kind} takes ${count} numbers, found ${line.numbers.length}`)
}

function within(value: number, most: number, line: Line, name: string): number {
  if (value <= most) return value
  throw new BadInstance(line.number, `${name} ${value} is above ${most}`)
}

function once(seen: Uint8Array, id: number, line: Line, name: string): void {
  if (id >= seen.length) throw new BadInstance(line.number, `${name} ${id} is above ${seen.length - 1}`)
  if (seen[id]) throw new BadInstance(line.number, `${name} ${id} is given twice`)
  seen[id] = 1
}

function requireAll(seen: Uint8Array, name: string): void {
  const missing = seen.indexOf(0)
  if (missing >= 0) throw new BadInstance(0, `${name} ${missing} is missing`)
}

import imported from 'highs'
import { arcValue, type Instance } from '../../../functions/contexts/matching/solver/instance.ts'
import { grouped } from './chance.ts'

// The package declares its ES module as CommonJS: what the types call `.default` is the import itself.
const loadHighs = imported as unknown as typeof imported.default

/** The best objective according to HiGHS, from the linear programme as written in the design; no code of ours solves. */
export type Oracle = (instance: Instance) => number

export async function anOracle(): Promise<Oracle> {
  const highs = await loadHighs()
  return (instance) => {
    if (instance.arcs === 0) return 0
    const result = highs.solve(programme(instance), { output_flag: false })
    if (result.Status !== 'Optimal') throw new Error(`the oracle ended as ${result.Status}`)
    return Math.round(result.ObjectiveValue)
  }
}

function programme(instance: Instance): string {
  const arcs = Array.from({ length: instance.arcs }, (_, arc) => arc)
  const volunteerOf = (arc: number): number => instance.arcVolunteer[arc] ?? -1
  const slotOf = (arc: number): number => instance.arcSlot[arc] ?? -1
  const pairOf = (arc: number): string => `${volunteerOf(arc)} ${instance.group[slotOf(arc)]}`
  const rows = [
    ...rowsBy(arcs, volunteerOf, (arc) => instance.capacity[volunteerOf(arc)] ?? 0),
    ...rowsBy(arcs, slotOf, (arc) => instance.need[slotOf(arc)] ?? 0),
    ...rowsBy(arcs, pairOf, () => 1),
  ]
  return [
    'Maximize',
    ` obj: ${arcs.map((arc) => `${arcValue(instance, arc)} x${arc}`).join(' + ')}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row}`),
    'Bounds',
    ...arcs.map((arc) => ` 0 <= x${arc} <= 1`),
    'End',
  ].join('\n')
}

function rowsBy(
  arcs: number[],
  keyOf: (arc: number) => number | string,
  limitOf: (arc: number) => number,
): string[] {
  return [...grouped(arcs, keyOf).values()].map(
    (row) => `${row.map((arc) => `x${arc}`).join(' + ')} <= ${limitOf(row[0] ?? -1)}`,
  )
}

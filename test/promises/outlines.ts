import { outlines } from '../../functions/contexts/groups/card.ts'
import { outlineFits } from '../../shared/groups.ts'
import type { Promised } from '../support/figures.ts'
import { fits, invitedByAll } from '../support/outlines.ts'

/** What 8-promises says of the card before confirmation: it fits at least five groups of the prefecture. */
export async function run({ full, seed }: { full: boolean; seed: number }): Promise<Promised[]> {
  const { groups, cards, now } = await invitedByAll(full ? 400 : 60, seed)
  const fitting = (card: (typeof cards)[number]) => groups.filter((one) => fits(card, one, now)).length
  const few = cards.filter((card) => fitting(card) < outlineFits)
  const fullest = groups.map((one) => outlines(one)[0] ?? cards[0]).flatMap((one) => one ?? [])
  const fewOfFullest = fullest.filter((card) => fitting(card) < outlineFits).length
  const told = cards.filter((card) => card.helpFields !== undefined).length
  return [
    {
      promise: 'before the confirmation each card fits at least five groups',
      figure: `${few.length} cards fit fewer; ${told} of ${cards.length} still tell the fields of help`,
      n: cards.length,
      control: `nothing left out: ${fewOfFullest} of ${fullest.length} cards fit fewer`,
      kept: few.length === 0 && cards.length > 0,
      noticed: fewOfFullest > 0,
    },
  ]
}

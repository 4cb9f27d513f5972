/** A token bucket: holds so many at most, and gets one more every so many seconds. */
export type Bucket = { readonly holds: number; readonly everySeconds: number }

/**
 * What strangers may ask for, besides the five codes an hour of an address. A source is an address of the network: an
 * office or a course behind one line shares it. Codes in total bound what sending costs.
 */
export type Budgets = {
  readonly codesOfSource: Bucket
  readonly codesInTotal: Bucket
  /** Sign-ins, right or wrong. */
  readonly signInsOfSource: Bucket
}

export const usualBudgets: Budgets = {
  codesOfSource: { holds: 60, everySeconds: 20 },
  codesInTotal: { holds: 1000, everySeconds: 1 },
  signInsOfSource: { holds: 120, everySeconds: 10 },
}

const plenty: Bucket = { holds: 1_000_000, everySeconds: 1 }

/** On one's own machine nothing is sent and nobody is a stranger; programs that measure sign in by the thousand. */
export const ownMachineBudgets: Budgets = {
  codesOfSource: plenty,
  codesInTotal: plenty,
  signInsOfSource: plenty,
}

declare const opaque: unique symbol

/**
 * A check that the store makes again in the asker's own transaction. Core code hands beliefs on
 * and never looks inside; only platform/store makes and reads them.
 */
export type Belief = { readonly [opaque]: 'belief' }

/** An answer that must still hold at commit. */
export type Believed<T> = { answer: T; beliefs: Belief[] }

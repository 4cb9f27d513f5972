import type * as v from '../../../../shared/vocabulary.ts'

/** The words of the enumerations that an application shows, in one language. */
export type ApplyEnums = {
  background: Record<v.Background, string>
  credentialKind: Record<v.CredentialKind, string>
  helpField: Record<v.HelpField, string>
  dialect: Record<v.Dialect, string>
  consentKind: Record<v.ConsentKind, string>
}

/** An enumeration as options of a field, in its own order. */
export const optionsOf = (
  words: Readonly<Record<string, string>>,
  hints: Readonly<Record<string, string>> = {},
) =>
  Object.entries(words).map(([value, text]) => {
    const hint = hints[value]
    return hint === undefined ? { value, text } : { value, text, hint }
  })

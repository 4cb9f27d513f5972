import type {
  Background,
  CheckMethod,
  CredentialHint,
  CredentialKind,
  HelpField,
  Sex,
  Standing,
  VolunteerStage,
} from '../../../../shared/vocabulary.ts'

/** Words of `shared/words.ts` that the reviewer's pages show. */
export type ReviewerEnums = {
  background: Record<Background, string>
  sex: Record<Sex, string>
  credentialKind: Record<CredentialKind, string>
  credentialHint: Record<CredentialHint, string>
  checkMethod: Record<CheckMethod, string>
  helpField: Record<HelpField, string>
  stage: Record<VolunteerStage, string>
  standing: Record<Standing, string>
}

/** Where the reviewer's pages lead to. */
export type ReviewerLinks = { queue: string; case: string }

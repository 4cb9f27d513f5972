import {
  correctionId,
  type OrganizationId,
  type PersonId,
  type RegionCode,
  type SessionId,
} from '../../shared/ids.ts'
import { answerCorrection } from '../contexts/identity/answer-correction.ts'
import { askCorrection } from '../contexts/identity/ask-correction.ts'
import { eraseMe } from '../contexts/identity/erase-me.ts'
import { exportMyData } from '../contexts/identity/export-my-data.ts'
import { listCorrections, listMyCorrections } from '../contexts/identity/list-corrections.ts'
import { owedCorrections } from '../contexts/identity/owed-corrections.ts'
import type { CountiesIn, NamesOf } from '../contexts/identity/ports.ts'
import { previewErasure } from '../contexts/identity/preview-erasure.ts'
import { correctionsStore } from '../contexts/identity/store-corrections.ts'
import { accountsStore } from '../contexts/identity/store.ts'
import type { Base } from './base.ts'
import { heldBy } from './my-data.ts'
import { erasureOf } from './my-data-erasure.ts'

type Asks = {
  countyOf: (id: PersonId) => Promise<RegionCode | undefined>
  heldBy: (person: PersonId, session: SessionId) => Promise<OrganizationId | undefined>
  namesOf: Pick<NamesOf, 'person'>
  countiesIn: CountiesIn
}

/** What a person can do with everything that is held about them, over all contexts. */
export function myDataOf(base: Base, asks: Asks) {
  const needs = {
    ...base,
    ...asks,
    accounts: accountsStore(base),
    corrections: correctionsStore(base),
    held: heldBy(base),
    erasure: erasureOf(base),
    newCorrectionId: () => correctionId.parse(base.newId('cor')),
  }
  return {
    exportMyData: exportMyData(needs),
    previewErasure: previewErasure(needs),
    eraseMe: eraseMe(needs),
    askCorrection: askCorrection(needs),
    answerCorrection: answerCorrection(needs),
    listCorrections: listCorrections(needs),
    listMyCorrections: listMyCorrections(needs),
    owed: owedCorrections(needs),
  }
}

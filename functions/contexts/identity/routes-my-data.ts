import * as correct from '../../../shared/corrections.ts'
import * as contract from '../../../shared/my-data.ts'
import { pageRequest } from '../../kernel/page.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { answerCorrection } from './answer-correction.ts'
import type { askCorrection } from './ask-correction.ts'
import type { eraseMe } from './erase-me.ts'
import type { exportMyData } from './export-my-data.ts'
import type { listCorrections, listMyCorrections } from './list-corrections.ts'
import { myDataPage } from './my-data-page.ts'
import type { previewErasure } from './preview-erasure.ts'

export type MyDataVerbs = {
  exportMyData: ReturnType<typeof exportMyData>
  previewErasure: ReturnType<typeof previewErasure>
  eraseMe: ReturnType<typeof eraseMe>
  askCorrection: ReturnType<typeof askCorrection>
  answerCorrection: ReturnType<typeof answerCorrection>
  listCorrections: ReturnType<typeof listCorrections>
  listMyCorrections: ReturnType<typeof listMyCorrections>
}

const { route } = routesOf<MyDataVerbs>()

/** One's own data: taking it along, having it corrected, having it erased. */
export const myDataRoutes = [
  route(contract.readyToExport, async () => ({ ready: true }) as const),
  route(contract.exportMyData, ({ verbs, actor }) => verbs.exportMyData(actor, 'json')),
  route(contract.exportMyDataAsPage, async ({ verbs, actor, query, scope }) =>
    myDataPage(await verbs.exportMyData(actor, 'page'), query.language ?? scope.language),
  ),
  route(contract.previewErasure, ({ verbs, actor }) => verbs.previewErasure(actor)),
  route(contract.eraseMe, ({ verbs, actor }) => verbs.eraseMe(actor)),
  route(correct.askCorrection, ({ verbs, actor, body }) => verbs.askCorrection(actor, body)),
  route(correct.listMyCorrections, ({ verbs, actor }) => verbs.listMyCorrections(actor)),
  route(
    correct.listCorrections,
    ({ verbs, actor, query }) => verbs.listCorrections(actor, query, pageRequest(query)),
    ({ items }, { query }) => ({
      within: { region: query.county, organizationId: query.organizationId },
      shown: items.map(({ personId }) => ({ subject: personId, fields: ['correction.text'] })),
    }),
  ),
  route(correct.answerCorrection, ({ verbs, actor, params, body }) =>
    verbs.answerCorrection(actor, { ...params, ...body }),
  ),
]

import { onMounted, type Ref, shallowRef } from 'vue'
import { listRegions, type Region } from '../../../shared/regions.ts'
import type { Lang } from '../i18n/both.ts'
import { call } from './api.ts'

/** A region as the parts show it: code and name in the page's language. */
export type NamedRegion = { code: string; name: string }

let asked: Promise<readonly Region[]> | undefined

const regionsOnce = (): Promise<readonly Region[]> => {
  asked ??= call(listRegions, {}).then((outcome) => (outcome.ok ? outcome.answer.regions : []))
  return asked
}

/** The regions of the deployment, asked once a page; a code stands for itself until its name is known. */
export function useRegions(lang: Lang): { regions: Ref<NamedRegion[]>; nameOf: (code: string) => string } {
  const regions: Ref<NamedRegion[]> = shallowRef([])
  onMounted(async () => {
    regions.value = (await regionsOnce()).map((it) => ({ code: it.code, name: it[lang] }))
  })
  return { regions, nameOf: (code) => regions.value.find((it) => it.code === code)?.name ?? code }
}

import type { Lang } from './i18n/both.ts'
import given from '../settings.json'

/** What a deployment says about itself. An empty item is not shown. */
export type Settings = {
  /** Where the site is found, with the protocol and without a slash at the end. */
  address: string
  host: string
  undertaker: string
  siteCode: string
  icp: string
  policeFiling: string
  contact: { phone: string; mail: string; hours: Record<Lang, string>; answerDays: number }
}

export const settings: Settings = given

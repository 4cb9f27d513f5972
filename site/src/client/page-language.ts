import type { Lang } from '../i18n/both.ts'

/** The language of the page that the script runs in. */
export const pageLanguage = (): Lang => (document.documentElement.lang === 'en' ? 'en' : 'zh')

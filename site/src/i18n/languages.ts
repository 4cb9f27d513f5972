import type { Lang } from './both.ts'

/** `getStaticPaths` of every page under `pages/[...lang]/`: one file, two languages. */
export const languages = (): { params: { lang: string | undefined }; props: { lang: Lang } }[] => [
  { params: { lang: undefined }, props: { lang: 'zh' } },
  { params: { lang: 'en' }, props: { lang: 'en' } },
]

/** The address of a page in a language. `path` starts with `/` and names the `.html` file; `/` is the home page. */
export const href = (lang: Lang, path: string): string => (lang === 'en' ? `/en${path}` : path)

import { join } from 'node:path'
import vue from '@astrojs/vue'
import { defineConfig } from 'astro/config'
import { inlineTemplates } from './inline-templates.ts'
import { sharedConstants } from './shared-constants.ts'

/**
 * Static pages that any file server can give out: every page is an explicit `.html` file (no edge
 * function may rewrite paths in `aws-cn`), scripts and styles are files, and what Astro must write
 * inline is hashed by `csp.ts`.
 */
export default defineConfig({
  root: import.meta.dirname,
  outDir: './dist',
  cacheDir: '../node_modules/.astro',
  output: 'static',
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'preserve', inlineStylesheets: 'never', assets: 'assets' },
  // The options API and devtools are not used: without them Vue is smaller.
  integrations: [
    vue({ features: { optionsAPI: false, prodDevtools: false, prodHydrationMismatchDetails: false } }),
  ],
  vite: {
    cacheDir: '../node_modules/.vite-site',
    plugins: [inlineTemplates(), sharedConstants()],
    // zod/mini is a quarter of zod; `shared/` is written in the subset that both understand.
    resolve: {
      alias: [
        { find: /^zod$/, replacement: 'zod/mini' },
        { find: '@astrojs/vue/client.js', replacement: join(import.meta.dirname, 'src/client/hydrate.ts') },
      ],
    },
    build: {
      target: ['chrome87', 'safari14'],
      cssTarget: ['chrome87', 'safari14'],
      assetsInlineLimit: 0,
      // What is imported later is small; the helper that would preload it is on every page.
      modulePreload: false,
    },
  },
})

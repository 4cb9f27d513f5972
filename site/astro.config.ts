import vue from '@astrojs/vue'
import { defineConfig } from 'astro/config'

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
  integrations: [vue()],
  vite: {
    cacheDir: '../node_modules/.vite-site',
    // zod/mini is a quarter of zod; `shared/` is written in the subset that both understand.
    resolve: { alias: [{ find: /^zod$/, replacement: 'zod/mini' }] },
    // Vue's options API and devtools are not used; the flags take them out of the bundle.
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
    build: {
      target: ['chrome87', 'safari14'],
      cssTarget: ['chrome87', 'safari14'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
})

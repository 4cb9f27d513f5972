import type { Plugin } from 'vite'

/**
 * Lets the Vue plugin compile templates into their setup functions, as it does in every production build.
 * Without this it does not here: `astro build` first opens a development server with the same plugin to
 * generate types, and the plugin takes that server for a reason to compile for hot reloading. Every island
 * was then a quarter larger.
 */
export const inlineTemplates = (): Plugin => ({
  name: 'tongxing:inline-templates',
  enforce: 'post',
  configResolved(config) {
    if (config.command !== 'build') return
    const vue = config.plugins.find((plugin) => plugin.name === 'vite:vue')
    if (vue?.api === undefined)
      throw new Error('the Vue plugin has changed: see whether templates compile inline')
    vue.api.options = { ...vue.api.options, devServer: undefined, devToolsEnabled: false }
  },
})

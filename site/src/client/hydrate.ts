import { type Component, createApp, createSSRApp, h } from 'vue'

/**
 * Brings an island to life; stands in for `@astrojs/vue/client.js` (see `astro.config.ts`). Ours has no
 * Suspense, because no island has an async setup: that is 2 KB less on every page with an island.
 */
const hydrate =
  (element: HTMLElement) =>
  async (
    component: Component,
    props: Record<string, unknown>,
    slotted: Record<string, string>,
    { client }: { client: string },
  ): Promise<void> => {
    if (!element.hasAttribute('ssr')) return
    const slots = Object.fromEntries(
      Object.entries(slotted).map(([name, innerHTML]) => [
        name,
        () => h('astro-slot', name === 'default' ? { innerHTML } : { innerHTML, name }),
      ]),
    )
    const built = client !== 'only'
    const app = (built ? createSSRApp : createApp)({ render: () => h(component, props, slots) })
    const prefix = element.getAttribute('prefix')
    if (prefix !== null) app.config.idPrefix = prefix
    app.mount(element, built)
    element.addEventListener('astro:unmount', () => app.unmount(), { once: true })
  }

export default hydrate

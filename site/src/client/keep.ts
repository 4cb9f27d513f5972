/** What stays in this browser. Storage can be switched off or full: then nothing is kept and nothing breaks. */
export const keep = (storage: 'local' | 'session') => {
  const place = (): Storage => (storage === 'local' ? localStorage : sessionStorage)
  return {
    read: (key: string): string | undefined => {
      try {
        return place().getItem(key) ?? undefined
      } catch {
        return undefined
      }
    },
    write: (key: string, value: string | undefined): void => {
      try {
        if (value === undefined) place().removeItem(key)
        else place().setItem(key, value)
      } catch {
        // Nothing to do: the page works without.
      }
    },
  }
}

/** Takes away all that a person has left in this browser; only how the page looks (`larger`) stays. */
export function dropAll(): void {
  try {
    sessionStorage.clear()
    for (const key of Object.keys(localStorage)) if (key.startsWith('draft:')) localStorage.removeItem(key)
  } catch {
    // Switched off: nothing was kept.
  }
}

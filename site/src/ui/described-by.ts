/** The ids that describe a control, as its parts write them: hint, error, count. */
export const describedBy = (
  id: string,
  has: { hint: unknown; error: unknown; most?: unknown },
): string | undefined => {
  const ids = [
    has.hint === undefined ? '' : `${id}-hint`,
    has.error === undefined ? '' : `${id}-error`,
    has.most === undefined ? '' : `${id}-count`,
  ].filter((it) => it !== '')
  return ids.length === 0 ? undefined : ids.join(' ')
}

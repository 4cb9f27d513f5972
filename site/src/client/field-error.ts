/** One answer that needs correcting: the field's path (`seats.0.background`) and what to do. */
export type FieldError = { path: string; message: string }

/** `['seats', 0, 'role']` or `/seats/0/role` → `seats.0.role`. */
export const fieldPath = (path: readonly PropertyKey[] | string): string =>
  typeof path === 'string' ? path.replace(/^\//, '').replace(/\//g, '.') : path.map(String).join('.')

/** A line of one of the matcher's files: its kind (first field) and the numbers after it. */
export type Line = { readonly number: number; readonly kind: string; readonly numbers: readonly number[] }

/** Makes the error of one file format. */
export type Refuse = (line: number, reason: string) => Error

/** The lines of a file, one at a time, without those that start with `c` (comments). */
export function* linesOf(text: string, refuse: Refuse): Generator<Line> {
  let number = 0
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const line = text.slice(from, text[to - 1] === '\r' ? to - 1 : to)
    number++
    from = to + 1
    if (line.startsWith('c')) continue
    const [kind = '', ...fields] = line.startsWith('p match ')
      ? ['p', ...line.slice(8).split(' ')]
      : line.split(' ')
    yield { number, kind, numbers: fields.map((field) => whole(field, number, refuse)) }
  }
}

function whole(field: string, line: number, refuse: Refuse): number {
  if (/^\d{1,15}$/.test(field)) return Number(field)
  throw refuse(line, `"${field.length > 20 ? `${field.slice(0, 20)}…` : field}" is not a whole number`)
}

/**
 * How name and birth date stand in a row: on the first line; the name on the first and the birth date on the second; or a long name
 * in smaller letters over two or three lines with the birth date under it. Never cut (PS-01). The last line keeps owner and time.
 */
export interface IdentityFit {
  lines: 'oneLine' | 'twoLines' | 'threeLines' | 'fourLines'
  /** The last line has room for words of the message too. */
  hasSnippet: boolean
  /** The last line has room for enough of the marks to be read. */
  hasMarks: boolean
}

const FAMILY = '"Inter Variable", Inter, system-ui, sans-serif'
const BOLD = `650 13px ${FAMILY}`
const PLAIN = `400 13px ${FAMILY}`
const SMALL = `500 12px ${FAMILY}`
/** Of the names, in pixels at 13 px. */
const LETTER_SPACING = '-0.065px'
const SPACE = 4
const GAP = 10
/** Fewer pixels show no word of a message. */
const SNIPPET_PX = 52
/** Fewer pixels show no word of a mark. */
const MARKS_PX = 40
/** 11 px and 10 px beside the 13 px that widths are measured at. */
const THREE_LINES_SCALE = 11 / 13
const FOUR_LINES_SCALE = 10 / 13

let pen: CanvasRenderingContext2D | null | undefined
const widths = new Map<string, number>()

function widthOf(text: string, font: string): number {
  const key = `${font}${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return text.length * 8
  pen.font = font
  pen.letterSpacing = LETTER_SPACING
  const width = Math.ceil(pen.measureText(text).width)
  if (widths.size > 20_000) widths.clear()
  widths.set(key, width)
  return width
}

/**
 * `available` is the width of the text column, pixels. `meta` are the words at the end of the last line: `place`, which never gives
 * way, and `marks`, which do. A name breaks at spaces and hyphens; the birth date never.
 */
export function identityFit(name: string, born: string, meta: { marks: string; place: string }, available: number): IdentityFit {
  const nameWidth = widthOf(name, BOLD)
  const bornWidth = born === '' ? 0 : widthOf(born, PLAIN)
  if (nameWidth + SPACE + bornWidth <= available) return { lines: 'oneLine', hasSnippet: true, hasMarks: true }
  const place = widthOf(meta.place, SMALL)
  const marks = meta.marks === '' ? 0 : widthOf(meta.marks, SMALL) + GAP
  const last = (lines: IdentityFit['lines'], width: number): IdentityFit => {
    const room = width - bornWidth - place - GAP
    return { lines, hasMarks: room - GAP >= Math.min(marks, MARKS_PX), hasSnippet: room - marks - GAP >= SNIPPET_PX }
  }
  if (nameWidth <= available && bornWidth + GAP + place <= available) return last('twoLines', available)
  const three = available / THREE_LINES_SCALE
  return lineCount(name, three) <= 2 ? last('threeLines', three) : last('fourLines', available / FOUR_LINES_SCALE)
}

/** Greedy lines, as the browser breaks them. A word wider than the column breaks inside. */
function lineCount(name: string, available: number): number {
  let count = 1
  let used = 0
  const place = (width: number, space: number) => {
    if (used > 0 && used + space + width > available) {
      count += 1
      used = 0
    } else if (used > 0) used += space
    const more = Math.max(0, Math.ceil((used + width) / available) - 1)
    count += more
    used = used + width - more * available
  }
  for (const word of name.split(' ')) {
    word.split(/(?<=-)/).forEach((part, index) => place(widthOf(part, BOLD), index === 0 ? SPACE : 0))
  }
  return count
}

/** The bundled font arrives after the first paint: widths that were measured with the stand-in are of no use. */
export function forgetWidths(): void {
  widths.clear()
}

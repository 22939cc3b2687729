/** How name and birth date stand in a row: on one line; over both lines, the snippet gives way; over three or four smaller ones. Never cut (PS-01). */
export interface IdentityFit {
  lines: 'oneLine' | 'twoLines' | 'threeLines' | 'fourLines'
  /** Pixels that the last line leaves free at its right. */
  left: number
}

const BOLD = '650 13px "Inter Variable", Inter, system-ui, sans-serif'
const PLAIN = '400 13px "Inter Variable", Inter, system-ui, sans-serif'
const SPACE = 4
/** 11 px and 10 px beside the 13 px that widths are measured at. */
const THREE_LINES_SCALE = 11 / 13

let pen: CanvasRenderingContext2D | null | undefined
const widths = new Map<string, number>()

function widthOf(text: string, font: string): number {
  const key = `${font}${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return text.length * 8
  pen.font = font
  const width = pen.measureText(text).width
  if (widths.size > 20_000) widths.clear()
  widths.set(key, width)
  return width
}

/** `available` is the width of the text column, pixels. A name breaks at spaces and hyphens; the birth date never. */
export function identityFit(name: string, born: string, available: number): IdentityFit {
  const bornWidth = widthOf(born, PLAIN)
  const whole = widthOf(name, BOLD) + SPACE + bornWidth
  if (whole <= available) return { lines: 'oneLine', left: available - whole }
  const two = wrapped(name, bornWidth, available)
  if (two.count <= 2) return { lines: 'twoLines', left: two.left }
  const three = wrapped(name, bornWidth, available / THREE_LINES_SCALE)
  return { lines: three.count <= 3 ? 'threeLines' : 'fourLines', left: 0 }
}

/** Greedy lines, as the browser breaks them. A word wider than the column breaks inside. */
function wrapped(name: string, bornWidth: number, available: number): { count: number; left: number } {
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
  place(bornWidth, SPACE)
  return { count, left: available - used }
}

/** The bundled font arrives after the first paint: widths that were measured with the stand-in are of no use. */
export function forgetWidths(): void {
  widths.clear()
}

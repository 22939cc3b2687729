/** How name and birth date stand in a row: on one line; over both lines, the snippet gives way; over three smaller lines. Never cut (PS-01). */
export type IdentityFit = 'oneLine' | 'twoLines' | 'threeLines'

const BOLD = '650 13px "Inter Variable", Inter, system-ui, sans-serif'
const PLAIN = '400 13px "Inter Variable", Inter, system-ui, sans-serif'
const GAP = 4

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

/** `available` is the width of the text column, pixels. */
export function identityFit(name: string, born: string, available: number): IdentityFit {
  const nameWidth = widthOf(name, BOLD)
  const bornWidth = widthOf(born, PLAIN)
  if (nameWidth + GAP + bornWidth <= available) return 'oneLine'
  // A line breaks at a space and may leave up to a word's width empty.
  if (nameWidth <= available || nameWidth + bornWidth <= available * 1.6) return 'twoLines'
  return 'threeLines'
}

/** The bundled font arrives after the first paint: widths that were measured with the stand-in are of no use. */
export function forgetWidths(): void {
  widths.clear()
}

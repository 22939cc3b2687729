const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** A whole number from 0 to 9,999 in words: `ninety`, `one hundred eighty`. */
export function numberWords(value: number): string {
  if (value < 20) return ONES[value] ?? ''
  if (value < 100) return [TENS[Math.floor(value / 10)], ...(value % 10 === 0 ? [] : [ONES[value % 10]])].join('-')
  const [size, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = value % size
  return `${numberWords(Math.floor(value / size))} ${name}${rest === 0 ? '' : ` ${numberWords(rest)}`}`
}

/**
 * A weight in one character, so that a hundred thousand cues with all their weights stay a text that is read fast: `R` is
 * 0, later characters are more, earlier ones less. Steps grow with the weight: (step / 42)² × scale.
 */
const ZERO = 0x52
const STEPS = 42

export const packWeight = (weight: number, scale: number): string => {
  const step = Math.min(STEPS, Math.round(STEPS * Math.sqrt(Math.abs(weight) / scale)))
  return String.fromCharCode(ZERO + Math.sign(weight) * step)
}

/** The weights that a character can stand for, by `packedLevel`. */
export const packedLevels = (scale: number): number[] =>
  Array.from({ length: 2 * STEPS + 1 }, (_, level) => Math.sign(level - STEPS) * ((level - STEPS) / STEPS) ** 2 * scale)

export const NO_WEIGHT = STEPS

/** From 0 to 2 × STEPS. @throws Error when the character is no weight. */
export const packedLevel = (line: string, at: number): number => {
  const level = line.charCodeAt(at) - ZERO + STEPS
  if (!(level >= 0 && level <= 2 * STEPS)) throw new Error(`"${line}": "${line.charAt(at)}" is no packed weight`)
  return level
}

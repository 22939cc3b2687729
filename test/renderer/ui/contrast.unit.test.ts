import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../renderer/global.css', import.meta.url), 'utf8')
const declarations = css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)
const tokens = new Map([...declarations].map(([, name, light, dark]) => [name, { light, dark }]))

type Theme = 'light' | 'dark'

function colour(name: string, theme: Theme): string {
  const value = tokens.get(name)?.[theme]
  if (value === undefined) throw new Error(`No token --${name}`)
  return value
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(first: string, second: string, theme: Theme): number {
  const [light = 0, dark = 0] = [luminance(colour(first, theme)), luminance(colour(second, theme))].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS = ['paper', 'desk', 'hover', 'select', 'accent-soft', 'note', 'flag-soft']
const TEXT: [string, string][] = [
  ...['text', 'muted', 'accent', 'flag'].flatMap((ink) => GROUNDS.map((ground): [string, string] => [ink, ground])),
  ...['paper', 'desk', 'hover', 'select'].map((ground): [string, string] => ['faint', ground]),
  ['on-fill', 'accent'], ['on-fill', 'accent-strong'], ['on-fill', 'flag'], ['on-fill', 'flag-strong'],
  ['paper', 'text'],
]
const CHIPS: [string, string][] = ['ok', 'soon', 'urgent', 'late', 'paused', 'met'].map((state) => [`${state}-t`, `${state}-f`])
const SHAPES: [string, string][] = [
  ...['edge', 'accent', 'flag', 'banner'].flatMap((shape) =>
    ['paper', 'desk', 'select', 'hover'].map((ground): [string, string] => [shape, ground]),
  ),
  ['note-edge', 'note'], ['note-edge', 'paper'], ['urgent-f', 'paper'], ['late-f', 'paper'], ['met-f', 'paper'], ['late-f', 'select'],
]

describe.each(['light', 'dark'] as const)('tokens in %s', (theme) => {
  it.each(TEXT)('text --%s on --%s is at least 5.5:1', (ink, ground) => {
    expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(5.5)
  })

  it.each(CHIPS)('clock chip --%s on --%s is at least 5.5:1', (ink, fill) => {
    expect(contrast(ink, fill, theme)).toBeGreaterThanOrEqual(5.5)
  })

  it.each(SHAPES)('shape --%s on --%s is at least 3:1', (shape, ground) => {
    expect(contrast(shape, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})

describe('the token table of the console', () => {
  it.each([
    ['ok', '#1b2733', '#e6ebf0', '#e8edf2', '#2a3541'],
    ['soon', '#3d2b00', '#ffd766', '#241a00', '#f7dc6f'],
    ['urgent', '#ffffff', '#b34700', '#241000', '#ff8a3d'],
    ['late', '#ffffff', '#7a0f2b', '#2a0009', '#ff8fa8'],
    ['paused', '#4a5a6a', '#ffffff', '#a9b6c3', '#12181f'],
    ['met', '#ffffff', '#0b5cad', '#06182b', '#7fb8f5'],
  ])('holds the tabled text and fill of %s', (state, lightText, lightFill, darkText, darkFill) => {
    expect(tokens.get(`${state}-t`)).toEqual({ light: lightText, dark: darkText })
    expect(tokens.get(`${state}-f`)).toEqual({ light: lightFill, dark: darkFill })
  })
})

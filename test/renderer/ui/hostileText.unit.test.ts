import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textPieces, visibleText } from '#renderer/ui/hostileText.ts'
import { segmentsOf } from '#renderer/ui/textSegments.ts'

const HONEST = ['line one\nline two\tend\r\n', '👩‍👩‍👧 family', '❤️‍🔥', 'می‌خواهم', 'क्‍ष', 'مرحبا', 'naïve – “quoted”']

describe('hidden characters in patient text are seen', () => {
  it.each([
    ['call \u202e119', 'call [RLO]119'],
    ['a\u2066b\u2069c', 'a[LRI]b[PDI]c'],
    ['pass\u200bword', 'pass[ZWSP]word'],
    ['bell\u0007', 'bell[U+0007]'],
    ['c1\u0085x', 'c1[U+0085]x'],
    ['\u{e0048}\u{e0069}\u{e0021}', '[TAG ×3]'],
    ['x\u200b\u202ey', 'x[2 hidden]y'],
    ['\ufeffbom', '[BOM]bom'],
  ])('%j', (text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  it.each(HONEST)('leaves honest text alone: %j', (text) => {
    expect(visibleText(text)).toBe(text)
  })

  it('shows a joiner that joins nothing', () => {
    expect(visibleText('a\u200db')).toBe('a[ZWJ]b')
  })

  it('cuts without losing or moving a unit, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const pieces = textPieces(text)
        expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).toBe(text)
        expect(visibleText(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('PS-20: matched words are marked where the screening found them', () => {
  it('cuts at UTF-16 offsets, also after an emoji', () => {
    const text = '😀 tightness across my chest now'
    const start = text.indexOf('tightness')
    const marked = segmentsOf(text, [{ start, end: start + 25, label: 'cardiac' }]).filter((segment) => segment.marks.length > 0)
    expect(marked.map((segment) => segment.text)).toEqual(['tightness across my chest'])
  })

  it('holds overlapping marks and both labels', () => {
    const segments = segmentsOf('abcdef', [{ start: 0, end: 4, label: 'one' }, { start: 2, end: 6, label: 'two' }])
    const labels = segments.map((segment) => [segment.text, segment.marks.map((mark) => mark.label)])
    expect(labels).toEqual([['ab', ['one']], ['cd', ['one', 'two']], ['ef', ['two']]])
  })

  it('never splits a surrogate pair and survives offsets outside the text', () => {
    const segments = segmentsOf('a😀b', [{ start: 2, end: 99, label: 'x' }, { start: -3, end: 0, label: 'y' }])
    expect(segments.map((segment) => segment.text)).toEqual(['a', '😀b'])
  })

  it('goes on over a hidden character inside the words', () => {
    const segments = segmentsOf('chest\u200bpain', [{ start: 0, end: 10, label: 'cardiac' }])
    expect(segments.every((segment) => segment.marks.length === 1)).toBe(true)
    expect(segments.map((segment) => segment.hidden)).toEqual([undefined, 'ZWSP', undefined])
  })

  it('keeps every unit of any text under any marks', () => {
    const mark = fc.record({ start: fc.integer({ min: -5, max: 70 }), end: fc.integer({ min: -5, max: 70 }), label: fc.constant('m') })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(mark, { maxLength: 4 }), (text, marks) => {
        expect(segmentsOf(text, marks).map((segment) => segment.text).join('')).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

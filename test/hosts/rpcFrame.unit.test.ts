import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRpcFrame, MAX_FRAME_LENGTH } from '#electron/host/rpcFrame.ts'

const frame = (value: unknown): string => JSON.stringify(value)
const CALL = { i: '1', p: { u: '/inbox/page', b: { json: { view: { kind: 'inbox' } } } } }

describe('R55: frames that reach a handler', () => {
  it.each([
    ['a call', CALL],
    ['a call without input', { i: '2', p: { u: '/clinic/get' } }],
    ['a stream that resumes', { i: '3', p: { u: '/changes/subscribe', b: { json: {} }, h: { 'last-event-id': '17' } } }],
    ['the end of a call', { i: '1', t: 4 }],
  ])('%s passes', (_what, value) => {
    expect(isRpcFrame(frame(value))).toBe(true)
  })

  it.each([
    ['no id', { p: { u: '/inbox/page' } }],
    ['a number as id', { i: 1, p: { u: '/inbox/page' } }],
    ['an endless id', { i: 'x'.repeat(65), p: { u: '/inbox/page' } }],
    ['an unknown key', { ...CALL, x: 1 }],
    ['an unknown key in the call', { i: '1', p: { u: '/inbox/page', x: 1 } }],
    ['another method', { i: '1', p: { u: '/inbox/page', m: 'GET' } }],
    ['a whole address', { i: '1', p: { u: 'http://evil/inbox/page' } }],
    ['a query', { i: '1', p: { u: '/inbox/page?data={}' } }],
    ['a way up', { i: '1', p: { u: '/inbox/../accounts/list' } }],
    ['a prototype for a path', { i: '1', p: { u: '/__proto__/page' } }],
    ['a file', { i: '1', p: { u: '/inbox/page', h: { 'content-disposition': 'attachment; filename="a"' } } }],
    ['a form', { i: '1', p: { u: '/inbox/page', h: { 'content-type': 'multipart/form-data' } } }],
    ['a stream from the page', { i: '1', p: { u: '/inbox/page', h: { 'content-type': 'text/event-stream' } } }],
    ['a stream event', { i: '1', t: 3, p: { e: 'message' } }],
    ['a text as body', { i: '1', p: { u: '/inbox/page', b: 'x' } }],
    ['an end with luggage', { i: '1', t: 4, p: {} }],
    ['a list', [CALL]],
    ['null', null],
  ])('%s does not', (_what, value) => {
    expect(isRpcFrame(frame(value))).toBe(false)
  })

  it.each([['bytes', new Uint8Array([123, 125])], ['an object', CALL], ['nothing', undefined], ['no JSON', '{'], ['an empty text', ''], ['a frame over 1 MiB', `${' '.repeat(MAX_FRAME_LENGTH)}{}`]])('%s does not', (_what, data) => {
    expect(isRpcFrame(data)).toBe(false)
  })

  it('100,000 random values: no error, and none but well-formed calls pass', () => {
    const key = fc.constantFrom('i', 't', 'p', 'u', 'b', 'h', 'm', '__proto__', 'x')
    const value = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, fc.string({ maxLength: 12 }), fc.integer(), fc.constantFrom(null, true, '/inbox/page', '1', 4), fc.dictionary(key, tie('node'), { maxKeys: 4 }), fc.array(tie('node'), { maxLength: 3 })),
    })).node
    let passed = 0
    for (const sample of fc.sample(value, { numRuns: 100_000, seed: 20_261_124 })) if (isRpcFrame(frame(sample))) passed += 1
    expect(passed).toBeLessThan(1_000)
  })
})

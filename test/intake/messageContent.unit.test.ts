import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentOf, type MessageContent } from '#electron/intake/fhir/messageContent.ts'
import { plainTextOf } from '#electron/intake/fhir/plainText.ts'
import { isObject, parseJson } from '#electron/intake/json.ts'
import { IntakeRefused } from '#electron/intake/refusal.ts'
import { message, type Json } from './clinic.ts'

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')
const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

function contentOfPayload(payload: Json[]): MessageContent | string {
  const raw = JSON.stringify(message({ payload }))
  const resource = parseJson(raw)
  if (!isObject(resource)) return 'no object'
  try {
    return contentOf({ resource, resourceType: 'Communication', raw, fullUrl: null, bundle: null, place: '', fallbackId: 'x' })
  } catch (error) {
    if (!(error instanceof IntakeRefused)) throw error
    return error.code
  }
}
const attachment = (fields: Json): Json => ({ contentAttachment: fields })

describe('words and attachments of a message (interop.md, Mapping)', () => {
  it('several text parts stay in order, and markup in contentString is text', () => {
    expect(contentOfPayload([
      { contentString: 'First <b>part</b>.' }, { contentString: 'Second part.' },
    ])).toMatchObject({ body: 'First <b>part</b>.\n\nSecond part.', attachments: [] })
  })

  it('a text/plain attachment is the body, in its own character set', () => {
    expect(contentOfPayload([
      attachment({ contentType: 'text/plain; charset=iso-8859-1', data: base64(Buffer.from('Fieber seit gestern, 39°', 'latin1')) }),
    ])).toMatchObject({
      body: 'Fieber seit gestern, 39°', attachments: [],
    })
  })

  it('a text attached beside the message is part of what is read and screened', () => {
    expect(contentOfPayload([
      { contentString: 'See my notes.' },
      attachment({ contentType: 'text/plain', data: base64('Chest pain since noon.'), title: 'notes.txt' }),
    ])).toMatchObject({
      body: 'See my notes.\n\nChest pain since noon.',
    })
  })

  it('XHTML becomes safe text; when it only repeats the text it stays an attachment', () => {
    const xhtml = base64('<div>Call&#160;me<br/>please<script>alert(1)</script></div>')
    expect(contentOfPayload([
      attachment({ contentType: 'application/xhtml+xml', data: xhtml }),
    ])).toMatchObject({ body: 'Call\u00a0me\nplease', attachments: [] })
    expect(contentOfPayload([
      { contentString: 'Call\u00a0me please' }, attachment({ contentType: 'application/xhtml+xml', data: xhtml }),
    ])).toMatchObject({
      body: 'Call\u00a0me please', attachments: [{ contentType: 'application/xhtml+xml' }],
    })
  })

  it('a picture is kept as facts, its type by content and not by label', () => {
    const hash = createHash('sha1').update(PICTURE).digest('base64')
    expect(contentOfPayload([
      { contentString: 'A rash.' },
      attachment({ contentType: 'application/pdf', data: base64(PICTURE), size: 7, hash, title: 'rash.jpg' }),
    ])).toMatchObject({
      attachments: [{ name: 'rash.jpg', contentType: 'image/jpeg', bytes: 7 }],
    })
  })

  it('a message with a picture and no words is taken', () => {
    expect(contentOfPayload([attachment({ contentType: 'image/jpeg', data: base64(PICTURE) })])).toMatchObject({ body: '' })
  })

  it.each<[string, Json[], string]>([
    ['a wrong hash', [attachment({ contentType: 'application/pdf', data: base64('%PDF-1.4'), hash: 'AAAA' })], 'business-rule'],
    ['a wrong size', [attachment({ contentType: 'application/pdf', data: base64('%PDF-1.4'), size: 7 })], 'business-rule'],
    ['a program by content', [attachment({ contentType: 'image/png', data: base64('MZ\u0090...'), title: 'rash.png' })], 'business-rule'],
    ['a program by name', [attachment({ contentType: 'text/plain', data: base64('hello'), title: 'setup.exe' })], 'business-rule'],
    ['an address outside the Bundle', [attachment({ contentType: 'image/png', url: 'https://evil.example/x.png' })], 'business-rule'],
    ['a file address', [attachment({ contentType: 'image/png', url: 'file:///etc/passwd' })], 'business-rule'],
    [
      'a text that is not in its character set',
      [attachment({ contentType: 'text/plain; charset=utf-8', data: base64(Buffer.from([0xff, 0xfe, 0x41])) })], 'value',
    ],
    ['a link to what is not taken', [{ contentString: 'x' }, { contentReference: { reference: 'Observation/1' } }], 'business-rule'],
    ['a text attachment of white space alone', [attachment({ contentType: 'text/plain', data: base64('  \n ') })], 'business-rule'],
  ])('%s is refused with its code', (_, payload, expected) => {
    expect(contentOfPayload(payload)).toBe(expected)
  })
})

describe('XHTML as text (PS-46, R69)', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['<ul><li>milk</li><li>eggs</li></ul>', '• milk\n• eggs'],
    ['5 &lt; 6 &amp;&amp; &quot;yes&quot;', '5 < 6 && "yes"'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<svg onload=x><text>hidden</text></svg>shown', 'shown'],
    ['<style>p{}</style><!-- note -->text', 'text'],
    ['<a href="javascript:x">link</a>', 'link'],
    ['<scr<script>ipt>alert(1)', ''],
    ['unfinished <div title="', 'unfinished'],
    ['&#0;&#xd800;a', 'a'],
    ['<![CDATA[a < b]]>', 'a < b'],
  ])('%s', (markup, text) => {
    expect(plainTextOf(markup)).toBe(text)
  })

  it('a megabyte of open tags takes no time', () => {
    const start = performance.now()
    plainTextOf('<'.repeat(100_000) + '<!--'.repeat(50_000) + '<script'.repeat(50_000))
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

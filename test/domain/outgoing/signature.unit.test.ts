import { describe, expect, it } from 'vitest'
import { languageOf, signatureOf, withSignature } from '#shared/domain/outgoing/signature.ts'

const RIVERA = { staffId: 'rivera', name: 'Pat Rivera', roleLabel: 'RN' }
const CHEN = { staffId: 'chen', name: 'Dr Chen' }

describe('the signature (S17)', () => {
  it('names the role, and for whom when the doctor was asked', () => {
    expect(signatureOf(RIVERA, null, 'Oakland', 'en')).toBe('Pat Rivera, RN\nOakland')
    expect(signatureOf(RIVERA, CHEN, 'Oakland', 'en')).toBe('Answered by Pat Rivera, RN, for Dr Chen\nOakland')
    expect(signatureOf(RIVERA, CHEN, 'Oakland', 'es')).toBe('Respuesta de Pat Rivera, RN, por Dr Chen\nOakland')
  })
  it('does not answer for oneself', () => {
    expect(signatureOf({ staffId: 'chen', name: 'Dr Chen', roleLabel: 'MD' }, CHEN, 'Oakland', 'en')).toBe('Dr Chen, MD\nOakland')
  })
  it('stands once, whatever the author typed', () => {
    const signature = signatureOf(RIVERA, null, 'Oakland', 'en')
    const once = withSignature('Take it with food.  \n', signature, signature)
    expect(once).toBe('Take it with food.\n\nPat Rivera, RN\nOakland')
    expect(withSignature(once, signature, signature)).toBe(once)
    const full = signatureOf(RIVERA, CHEN, 'Oakland', 'en')
    expect(withSignature(once, full, signature)).toBe(`Take it with food.\n\n${full}`)
  })
  it('follows the language of the text', () => {
    expect(languageOf('Por favor llámenos para su resurtido.')).toBe('es')
    expect(languageOf('Please call us about the refill.')).toBe('en')
    expect(languageOf('OK')).toBe('en')
  })
})

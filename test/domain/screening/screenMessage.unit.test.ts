import { describe, expect, it } from 'vitest'
import { flagsOf, rules, screen } from './rules.ts'

describe('traps that must raise a flag', () => {
  it.each([
    ['in the last line of a refill request', 'Please renew my lisinopril 20, ninety days. Also a heavy pressure on my chest since noon.', 'cardiac'],
    ['after PS', 'Can I come on Tuesday instead? PS my left arm went numb and weak this morning.', 'stroke'],
    ['beside a denied sign', 'He has no fever, but I cannot wake him up.', 'altered_mental_status'],
    ['a fever in °F without its unit', 'We are on the way home from chemo and she is at 101.2', 'sepsis_infection'],
    ['an age in weeks', 'Our little one is 5 weeks old and the thermometer reads 100.9', 'infant_fever'],
    ['Spanish', 'Mi papá tiene un dolor muy fuerte en el pecho desde anoche', 'cardiac'],
    ['lower case without punctuation', 'hi can you call me my throat is closing up after i ate a walnut cookie', 'anaphylaxis'],
    ['one slip of the finger', 'he had a convulsoin this morning and bit his tonge', 'seizure'],
    ['a spell that has passed', 'Yesterday my speech was slurred for ten minutes, it is fine now.', 'stroke'],
    ['a mistake without symptoms', 'I took my blood thinner twice by mistake this morning, I feel fine.', 'overdose_poisoning'],
    ['a harmless explanation', 'Pressure in the middle of my chest since breakfast, probably the chili.', 'cardiac'],
    ['a reading alone', 'The cuff says 204/118 again today.', 'cardiac'],
    ['oxygen without a sign', 'Dad is on room air and his oximeter shows 85', 'breathing'],
    ['a low sugar', 'my sugar is 43 and the juice did not help', 'diabetic_emergency'],
    ['a head blow on a blood thinner', 'Mom slipped and hit her head on the tub, she takes Xarelto. No bump.', 'head_injury'],
    ['a wish to be dead in a form', 'The form is due Friday. Some nights I wish I would just not wake up.', 'suicide_self_harm'],
  ])('%s', (_, body, group) => {
    expect(flagsOf(body)).toContain(group)
  })

  it('in the subject alone', () => {
    expect(flagsOf('', { subject: 'coughing up blood since this morning' })).toContain('severe_bleeding')
  })

  it('in the name of an attachment, with its place in the names', () => {
    const { redFlags, findings } = screen('Photo attached.', { attachmentNames: ['card.png', 'face_drooping_on_left_side.jpg'] })
    expect(redFlags).toContain('stroke')
    expect(findings.every(({ spans }) => spans.every(({ field }) => field === 'attachment'))).toBe(true)
  })

  it('spread over two messages of a thread', () => {
    const first = 'My calf is sore and swollen.'
    const second = 'And now there is a sharp catch when I breathe in.'
    expect(screen(second).findings.map(({ ruleId }) => ruleId)).not.toContain('pe.breathing')
    const both = screen(second, { priorBodies: [`${first} I flew back from Seoul on Sunday.`] })
    expect(both.findings.map(({ ruleId }) => ruleId)).toContain('pe.breathing')
    expect(both.findings.flatMap(({ spans }) => spans).every(({ end }) => end <= second.length)).toBe(true)
  })

  it('an earlier message alone does not flag the next one', () => {
    expect(flagsOf('Thank you, see you then.', { priorBodies: ['I have crushing chest pain.'] })).toEqual([])
  })
})

describe('decoys that must stay quiet', () => {
  it.each([
    ['negation', 'No chest pain, shortness of breath, or fainting. Just need my inhaler renewed.'],
    ['a form filled in with no', 'Chest pain: no\nSeizures: no\nThoughts of self harm: none\nPlease sign page 2.'],
    ['history', 'I had a stroke in 2014 and take aspirin. Do I need a new referral for the eye doctor?'],
    ['another person', 'My aunt died of a heart attack last year. Which screening do I need?'],
    ['a figure of speech', 'I nearly had a heart attack when I opened your bill.'],
    ['resolved', 'The chest tightness went away after I stopped the energy drinks, no trouble since.'],
    ['settled in the emergency room', 'I was seen in the ER on Friday for chest pain, all tests normal, they sent me home.'],
    ['risk', 'Can this pill cause seizures or a stroke? I have not started it.'],
    ['a leaflet', 'The leaflet says to call if your throat swells or you have trouble breathing. May I take it with food?'],
    ['a quoted reply', '> Call 911 for chest pain or thoughts of suicide.\nThanks, the new cream works.'],
    ['what might come', 'If I get short of breath on the plane, what should I do? I feel fine.'],
    ['the name of a clinic', 'Please move my visit at the stroke clinic to Monday.'],
    ['the name of a drug class', 'Could you renew her seizure medicine? No seizures in four years.'],
    ['a study', 'I am a nursing student writing a paper on sepsis and confusion in the elderly.'],
    ['a pet', 'My dog had a seizure on Sunday so I missed my visit. Can I rebook?'],
    ['normal readings', 'BP 124/78, pulse 64, sugar 108 this morning. Same dose?'],
    ['a mild everyday complaint', 'I have a runny nose and a tickle in my throat. Which tea do you like?'],
  ])('%s', (_, body) => {
    expect(flagsOf(body)).toEqual([])
  })
})

describe('urgent signs outside the groups (D9)', () => {
  it('no urine after a catheter sets the mark soon at D2 and no group', () => {
    const result = screen('They took the catheter out at eight this morning and I still cannot pee.')
    expect(result).toMatchObject({ soon: true, redFlags: [], tier: 'D2' })
  })

  it('a message without any sign has no mark and no tier', () => {
    expect(screen('Can I move my Tuesday visit to Thursday?')).toMatchObject({ soon: false, redFlags: [], findings: [], tier: null })
  })
})

describe('what the result says', () => {
  it('names the rule set, and for each finding its rule, tier, source and words', () => {
    const body = 'Refill please. My lips are blue.'
    const { ruleSetVersion, findings, tier } = screen(body)
    expect(ruleSetVersion).toBe(rules.version)
    expect(tier).toBe('D0')
    const finding = findings.find(({ group }) => group === 'breathing')
    expect(finding).toMatchObject({ tier: 'D0', source: expect.stringMatching(/^R/) })
    expect(finding?.spans.map(({ field, start, end }) => `${field}:${body.slice(start, end)}`)).toEqual(['body:lips are blue'])
  })

  it('the most urgent tier of several findings counts', () => {
    const { tier, redFlags } = screen('I have had lung cancer and new back pain at night. Now I am coughing up blood.')
    expect(redFlags).toEqual(expect.arrayContaining(['severe_bleeding', 'back_pain_red_flag']))
    expect(tier).toBe('D0')
  })

  it('equal messages give equal results, whatever was screened before', () => {
    const body = 'He is 6 weeks old with 101 and I cannot wake him.'
    const first = screen(body)
    for (const other of ['chest pain', 'x', body, '']) screen(other)
    expect(screen(body)).toEqual(first)
  })

  it('an empty message is quiet', () => {
    expect(screen('')).toMatchObject({ redFlags: [], findings: [] })
  })
})

describe('work types', () => {
  it.each([
    ['Please refill my metoprolol 50 mg, ninety days, to the Walgreens on Oak.', 'refill'],
    ['I need to reschedule my appointment on Tuesday to any morning next week.', 'scheduling'],
    ['Are my blood test results back yet?', 'results'],
    ['I need a referral to a dermatologist and a letter for work.', 'referral_or_forms'],
    ['Why was I charged twice? The statement says I owe a copay that I paid.', 'billing_admin'],
    ['Can I take ibuprofen with my blood pressure pill?', 'medication_question'],
    ['Thank you all so much for the wonderful care!', 'thanks_or_social'],
    ['My knee has been sore and swollen for a week, what can I do?', 'symptom'],
  ])('%s is %s', (body, category) => {
    expect(screen(body).category).toBe(category)
  })
})

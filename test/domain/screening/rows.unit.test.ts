import { describe, expect, it } from 'vitest'
import { flagsOf, screen } from './rules.ts'

/** A message of our own for each row of the red-flag table, with one of the groups it may have. */
const ROWS: readonly (readonly [number, string, string])[] = [
  [1, 'My back went out on Friday and since then I am numb where I sit and cannot feel it when I wipe.', 'cauda_equina'],
  [2, 'Low back pain, and for two days my right foot drags and the leg keeps giving out.', 'back_pain_red_flag'],
  [3, 'My spine hurts deep inside and I have had a fever of 101.8 with chills since last night.', 'back_pain_red_flag'],
  [4, 'I had breast cancer four years ago and now my back aches at night, worse each week.', 'back_pain_red_flag'],
  [5, 'There is a heavy pressure on my chest that goes into my jaw and I am sweating.', 'cardiac'],
  [6, 'I get a sharp pain in my chest each time I breathe in, since yesterday.', 'cardiac'],
  [7, 'My right arm went dead and my words came out wrong for ten minutes this morning, I am fine now.', 'stroke'],
  [8, 'The worst headache of my life came on within a second, and my neck is stiff.', 'stroke'],
  [9, 'My lips and tongue are swelling and my throat feels tight since I ate shrimp an hour ago.', 'anaphylaxis'],
  [10, 'My inhaler does nothing, I am gasping and cannot finish a sentence.', 'breathing'],
  [11, 'I had my hip replaced ten days ago and I am suddenly short of breath with pain when I breathe in.', 'dvt_pe'],
  [12, 'My left calf is swollen, hot and red since the long flight.', 'dvt_pe'],
  [13, 'My husband has a fever of 103, is shaking with chills and is confused and clammy.', 'sepsis_infection'],
  [14, 'I am on chemo and my temperature is 100.9 tonight.', 'sepsis_infection'],
  [15, 'Our six week old has a temperature of 100.8.', 'infant_fever'],
  [16, 'My five month old has a fever of 103.4 since this morning.', 'infant_fever'],
  [17, 'My toddler is floppy, I cannot wake him properly, and he is grunting with each breath.', 'altered_mental_status'],
  [18, 'He has a fever and purple spots that do not fade when I press a glass on them.', 'sepsis_infection'],
  [19, 'My daughter had a seizure an hour ago, shaking all over with her eyes rolled back, her first one.', 'seizure'],
  [20, 'I do not want to be here anymore and I have been saving up my pills.', 'suicide_self_harm'],
  [21, 'The voices tell me to hurt my brother and they do not stop.', 'altered_mental_status'],
  [22, 'I feel so hopeless, there is no point, I do not want to live like this.', 'suicide_self_harm'],
  [23, 'My two year old swallowed some of my blood pressure pills, I do not know how many.', 'overdose_poisoning'],
  [24, 'I had my baby two weeks ago and have a pounding headache with spots before my eyes and swollen hands.', 'pregnancy_emergency'],
  [25, 'I am 32 weeks pregnant and have contractions every five minutes.', 'pregnancy_emergency'],
  [26, 'I am six weeks pregnant with a bad pain on one side and I am dizzy and spotting.', 'pregnancy_emergency'],
  [27, 'I threw up something like coffee grounds and my stool is black as tar.', 'severe_bleeding'],
  [28, 'I am doubled over with belly pain and my belly is hard as a board.', 'acute_abdomen'],
  [29, 'My heart was beating 160 while I sat still and then I blacked out.', 'cardiac'],
  [30, 'My dad suddenly does not know where he is or who I am since this morning.', 'altered_mental_status'],
  [31, 'My mother fell and hit her head, she takes Eliquis.', 'head_injury'],
  [32, 'The cut on my leg will not stop bleeding, I have pressed on it for an hour.', 'severe_bleeding'],
  [33, 'A dark curtain came down over my left eye this afternoon and I cannot see with it.', 'vision_loss'],
  [35, 'I am type 1, my sugar is over 430, I am throwing up and my ketones are large.', 'diabetic_emergency'],
  [36, 'My sugar is 44, I am shaking and the juice is not bringing it up.', 'diabetic_emergency'],
  [38, 'I have been vomiting for two days, my belly hurts badly and I cannot keep water down.', 'acute_abdomen'],
  [40, 'Day five after my operation: fever of 101.5 and the wound has opened and drains pus.', 'sepsis_infection'],
  [41, 'My blood pressure is 194/126 and my head is pounding.', 'cardiac'],
  [42, 'My skin is blistering and peeling and I have sores in my mouth since I started the new medicine.', 'severe_allergic_med_reaction'],
  [43, 'He hit me again last night and I am afraid to go home. Do not call this number.', 'violence_or_abuse'],
  [44, 'Out of nowhere my shoulder pain is unbearable, 10 out of 10, the worst I ever had.', 'severe_pain'],
]

/** Rows whose signs belong to no group of their own: a flag or the mark `soon` calls for a person. */
const SOON: readonly (readonly [number, string])[] = [
  [34, 'My son woke up with sudden pain in one testicle, it is swollen and he threw up.'],
  [37, 'I have not been able to pee since last night, my bladder is so full it hurts.'],
  [39, 'My foot has turned white and cold since this morning and I cannot feel it.'],
]

describe('D9: every row of the red-flag table calls for a person', () => {
  it.each(ROWS)('row %i', (_, body, group) => {
    expect(flagsOf(body)).toContain(group)
  })

  it.each(SOON)('row %i', (_, body) => {
    const { redFlags, soon, tier } = screen(body)
    expect(soon || redFlags.length > 0).toBe(true)
    expect(['D0', 'D1', 'D2']).toContain(tier)
  })
})

describe('D9: the traps of the red-flag table', () => {
  it.each([
    ['a pressure without a word for it', '196/121, then 201/118, same arm, sitting', 'cardiac'],
    ['an oxygen reading', 'my finger meter says 86 and my lips look blue', 'breathing'],
    ['a sugar reading in mmol', 'diabetic, the meter shows 2.4 and I feel shaky, sweets do not help', 'diabetic_emergency'],
    ['birth within the year', 'It is three weeks since the delivery and I soak a pad every half hour', 'pregnancy_emergency'],
    ['a blood thinner that changes the meaning of a bump', 'Grandpa bumped his head on the shelf, he is on warfarin, just a small lump', 'head_injury'],
    ['chemotherapy that changes the meaning of a fever', 'chemo was last week, now 101', 'sepsis_infection'],
    ['an ACE inhibitor that changes the meaning of a swollen tongue', 'my tongue is swollen tonight, I take lisinopril', 'anaphylaxis'],
    ['Spanish', 'mi bebé de cinco semanas tiene 38.5 de fiebre', 'infant_fever'],
    ['Spanish, a wish to die', 'ya no quiero vivir, pienso en matarme', 'suicide_self_harm'],
    ['a run-on without punctuation', 'ok so i need my refil and also my chest is realy tight and it goes down my arm and im sweatin', 'cardiac'],
    ['slips of the finger', 'i cant breath rite, gaspng for air sinse this mornin', 'breathing'],
    ['a denial beside a sign', 'No chest pain and no fever, but half of my face is drooping since noon.', 'stroke'],
    ['a denial of suicide with a wish to be dead', 'I am not suicidal, I just wish I would not wake up in the morning.', 'suicide_self_harm'],
    ['a husband, not a stranger', 'My husband is clutching his chest and his left arm is numb.', 'cardiac'],
    ['the last words of a long message', `${'Please send the form for the school trip and tell me what it costs. '.repeat(3)}Also, I am coughing up blood.`, 'severe_bleeding'],
  ])('%s', (_, body, group) => {
    expect(flagsOf(body)).toContain(group)
  })

  it.each([
    ['a baby\'s normal temperature', 'Our six week old felt warm but is 98.9, feeding and happy. When is her next shot?'],
    ['a normal pressure', 'My readings this week: 122/78, 118/74, 126/80. Stay on the same pill?'],
    ['a friend far away', 'A friend of my cousin had a stroke. Should I have my cholesterol checked?'],
    ['the dead', 'My mother passed away of a heart attack last month. Please cancel her visits.'],
    ['a settled visit to the emergency room', 'The ER checked my chest pain on Monday, all tests were normal, and it has not come back. Follow-up visit?'],
    ['a leaflet', 'The sheet you gave us says call if there is a fever over 101 or bleeding that will not stop. All is well. May she swim?'],
    ['a student', 'I am writing a school paper about seizures and stroke. Could a nurse answer three questions?'],
    ['a question of risk', 'Does this pill raise the risk of blood clots or a stroke? I have not started it.'],
    ['a sign long past', 'I fainted once in high school, in 1998. Do you need that for the form?'],
    ['a figure of speech', 'Your phone menu is killing me, I nearly had a heart attack when I saw the bill.'],
  ])('%s does not flag', (_, body) => {
    expect(flagsOf(body)).toEqual([])
  })
})

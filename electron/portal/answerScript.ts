/** What a made-up patient writes after a reply. All texts are authored for this project (CC0 1.0). */
export interface ScriptedAnswer {
  readonly kind: 'thanks' | 'followUp' | 'detail' | 'worse'
  readonly text: string
}

const ANSWERS: readonly ScriptedAnswer[] = [
  { kind: 'thanks', text: 'Thank you, that helps a lot.' },
  { kind: 'thanks', text: 'Got it, thanks for the quick answer!' },
  { kind: 'thanks', text: 'Okay, I will do that. Thank you.' },
  { kind: 'followUp', text: 'Thank you. Should I keep taking it in the morning, or is the evening better?' },
  { kind: 'followUp', text: 'Thanks. Do I need to come in for that, or can it wait until my next visit?' },
  { kind: 'followUp', text: 'One more question: is it all right to take this together with my vitamins?' },
  { kind: 'detail', text: 'It started about four days ago. It is a little better than yesterday, but it is still there in the evening.' },
  { kind: 'detail', text: 'Since last week. No fever, and I am eating and drinking as usual.' },
  { kind: 'worse', text: 'It got worse since I wrote. I now have chest pain and I am short of breath when I walk to the kitchen.' },
  { kind: 'worse', text: 'I did what you said, but now my face is swelling and it is hard to swallow.' },
]

/** Chance that an answer comes after a patient's first: a question is nearly always answered, a statement only sometimes. */
const ANSWERS_A_QUESTION = 0.95
const ANSWERS_A_STATEMENT = 0.45
const GETS_WORSE = 0.12

/**
 * The patient's next message, or null when there is none. The first reply that a patient gets is always answered, so that
 * a newcomer sees a thread go on; whether a patient gets worse is that patient's own course. The same seed, patient and
 * reply give the same answer, so a portal that starts anew says nothing else than before.
 */
export function answerTo(reply: { replyId: string; patient: string; text: string }, seed: number, isFirst = false): ScriptedAnswer | null {
  const random = seeded(`${seed}/${reply.patient}/${reply.replyId}`)
  const asks = reply.text.includes('?')
  const chance = random()
  if (!isFirst && chance > (asks ? ANSWERS_A_QUESTION : ANSWERS_A_STATEMENT)) return null
  const draw = random()
  const getsWorse = seeded(`${seed}/${reply.patient}/course`)() < GETS_WORSE
  const kind = getsWorse ? 'worse' : asks ? 'detail' : draw < 0.7 ? 'thanks' : 'followUp'
  const fitting = ANSWERS.filter((answer) => answer.kind === kind)
  return fitting[Math.floor(random() * fitting.length)] ?? null
}

/** Numbers from 0 to 1 out of a text (FNV-1a, then mulberry32). */
export function seeded(text: string): () => number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

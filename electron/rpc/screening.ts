import { GROUP_LABEL } from '#shared/domain/screening/labels.ts'
import { asksForReview, ruleRecords } from '#shared/domain/screening/ruleRecord.ts'
import { NotAuthorized } from '#shared/domain/errors.ts'
import type { RuleRow } from '#shared/contract/screening.ts'
import { allThreads } from '#electron/engine/allThreads.ts'
import { signedIn } from './authenticate.ts'

/** Words shown on the bench, and what a word must weigh to be worth showing. */
const MOST_WORDS = 10
const LEAST_WEIGHT = 0.1

/** The rules belong to whoever answers for them: clinical roles and the supervisor. */
const asReviewer = signedIn.use(async ({ context, next }) => {
  if (context.actor.role === 'clerk' || context.actor.role === 'admin') throw new NotAuthorized('screening', 'Only a nurse, PA, physician or supervisor sees the rules.')
  return next({})
})

export const screeningRouter = {
  try: asReviewer.screening.try.handler(({ input: { subject, body, earlier }, context: { engine } }) => {
    const explained = engine.explain({ subject, body, priorBodies: earlier.trim() === '' ? [] : [earlier] })
    const { tier, soon, category, findings } = explained.screening
    const text = { subject, body, attachment: '', prior: earlier }
    const certain = new Set(engine.ruleList.flatMap((rule) => rule.certain ? [rule.id] : []))
    const words = explained.sentences.flatMap((sentence) => sentence.words)
    return {
      tier,
      soon,
      category,
      findings: findings.map((finding) => ({
        ruleId: finding.ruleId,
        label: GROUP_LABEL[finding.group],
        tier: finding.tier,
        source: finding.source,
        isCertain: certain.has(finding.ruleId),
        words: finding.spans.map((span) => (span.field === 'subject' ? subject : body).slice(span.start, span.end)),
      })),
      marks: findings.flatMap((finding) => finding.spans.map((span) => ({ ...span, label: GROUP_LABEL[finding.group] }))),
      heldBack: explained.heldBack.map(({ ruleId, group }) => ({ ruleId, label: GROUP_LABEL[group] })),
      weight: explained.flagScore,
      threshold: explained.threshold,
      words: words
        .filter((word) => Math.abs(word.weight) >= LEAST_WEIGHT)
        .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
        .slice(0, MOST_WORDS)
        .map(({ field, start, end, weight }) => ({ text: text[field].slice(start, end), weight })),
    }
  }),

  rules: asReviewer.screening.rules.handler(async ({ context: { engine } }) => {
    const threads = []
    for await (const thread of allThreads(engine.store)) threads.push(thread)
    const records = ruleRecords(threads)
    const limit = engine.pack.ruleReview
    return {
      ruleSetVersion: engine.ruleSetVersion,
      ...limit,
      rules: engine.ruleList.map(({ id: ruleId, group, tier, source, certain: isCertain }): RuleRow => {
        const record = records.get(ruleId) ?? { ruleId, fired: 0, confirmed: 0, dismissed: 0 }
        return { ...record, group, label: GROUP_LABEL[group], tier, source, isUnread: source.includes('†'), isCertain, asksForReview: asksForReview(record, limit) }
      }),
    }
  }),
}

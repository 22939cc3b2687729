import type { RefillLineView, RefillPanelView } from '#shared/contract/schemas/refillView.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'

/** Facts of the chart that a check rests on and a clerk does not read: whether the item is met is enough to hand the refill on. */
const CLINICAL_ITEMS: ReadonlySet<RefillLineView['check']['items'][number]['id']> = new Set(['lab', 'pregnancy', 'allergy', 'noRedFlag'])

/**
 * D19, S18: of refills a clerk gets the lines and proposals that the message asks for, with their medicines, in refill work only; never
 * the rest of the list, nor values of the chart, nor what a confidential message asks for.
 */
export function clerkRefills(panel: RefillPanelView | undefined, thread: ThreadState, isHidden: (messageId: string) => boolean): RefillPanelView | undefined {
  if (!panel || (thread.category !== 'refill' && panel.lines.length === 0)) return undefined
  const hiddenLines = new Set((thread.refills?.lines ?? []).filter(({ source }) => source !== null && isHidden(source.messageId)).map(({ lineId }) => lineId))
  const lines = panel.lines.filter(({ lineId }) => !hiddenLines.has(lineId)).map((line) => ({
    ...line,
    check: { ...line.check, items: line.check.items.map((item) => (CLINICAL_ITEMS.has(item.id) ? { ...item, fact: item.verdict === 'met' ? 'met' : 'clinical staff see why', on: null } : item)) },
  }))
  const suggestions = panel.suggestions.filter(({ source }) => !isHidden(source.messageId))
  const asked = new Map([...lines.map(({ medicine }) => medicine), ...suggestions.flatMap(({ medicine, candidates }) => [medicine, ...candidates])].flatMap((medicine) => (medicine ? [[medicine.medicineId, medicine]] : [])))
  const { protocol, prescribers, denyReasons, askTemplates, orderPlacedBy, maxRefills, pharmacistOffer } = panel
  return {
    protocol, lines, suggestions, medicines: [...asked.values()], prescribers, denyReasons, askTemplates, orderPlacedBy, maxRefills, pharmacistOffer,
    failedOrder: panel.failedOrder && { ...panel.failedOrder, words: thread.people.confidential.length > 0 ? [] : panel.failedOrder.words },
  }
}

import type { RefillLineView, RefillMedicine, RefillPanelView } from '#shared/contract/schemas/refillView.ts'

export const HYDROXYZINE: RefillMedicine = {
  medicineId: 'hydroxyzine-25-mg', name: 'hydroxyzine',
  parts: [{ kind: 'generic', text: 'hydroxyzine' }, { kind: 'brand', text: 'ATARAX' }, { kind: 'text', text: '25 mg' }, { kind: 'text', text: 'tablet' }, { kind: 'dose', text: '25 mg' }, { kind: 'text', text: 'by mouth' }, { kind: 'text', text: 'nightly' }],
  status: 'active', prescriber: 'Leila Amin, MD', lastOrdered: '2026-05-20', lastDispensed: '2026-08-30', quantity: 90, form: 'tablet', supply: '4 days left', refillsLeft: 0,
  schedule: null, isHighRisk: false, pharmacy: { name: 'Telegraph Pharmacy', address: '2120 Telegraph Avenue, Oakland' },
}
const NOT_HERE = 'Not possible in this state.'
export const ACTS: RefillLineView['acts'] = {
  dropRefillLine: null, checkRefill: null, approveRefill: null, pendRefill: null, denyRefill: null, askAboutRefill: null, takeBackRefill: NOT_HERE,
  signRefill: 'Only a PA or physician signs what the protocol refuses. Pend it to the prescriber.',
}
export const LINE: RefillLineView = {
  lineId: 'line-1', status: 'protocolChecked', words: 'hydroxyzine', match: 'exact', medicine: HYDROXYZINE, lookAlikes: ['hydralazine'],
  check: {
    protocol: 'refill@1', verdict: 'within',
    items: [
      { id: 'visit', label: 'Visit within 12 months', verdict: 'met', fact: 'last visit 02-Sep-2026', on: '2026-09-02' },
      { id: 'notEarly', label: 'Not more than 7 days early', verdict: 'met', fact: '4 days left, dispensed 30-Aug-2026', on: '2026-08-30' },
    ],
  },
  checkedBy: 'Ortiz, Clerk', checkedAt: Date.UTC(2026, 10, 24, 17), isStale: false, order: null, pendedTo: null, denyReason: null, decidedBy: null, decidedAt: null, acts: ACTS,
}
export const OUTSIDE: RefillLineView = {
  ...LINE, lineId: 'line-2', lookAlikes: [], words: 'Ambien', match: 'brand',
  medicine: { ...HYDROXYZINE, medicineId: 'zolpidem-5-mg', name: 'zolpidem', parts: [{ kind: 'generic', text: 'zolpidem' }, { kind: 'brand', text: 'AMBIEN' }], schedule: 'IV' },
  check: { protocol: 'refill@1', verdict: 'outside', items: [{ id: 'notControlled', label: 'Not a controlled substance', verdict: 'notMet', fact: 'schedule IV: signed by a PA or physician only', on: null }, { id: 'lab', label: 'TSH within 12 months', verdict: 'notKnown', fact: 'not recorded', on: null }] },
  acts: { ...ACTS, approveRefill: 'A controlled substance is never approved by protocol. Pend it to the prescriber.' },
}
export const panel = (change: Partial<RefillPanelView> = {}): RefillPanelView => ({
  protocol: 'refill@1', lines: [LINE], suggestions: [], medicines: [HYDROXYZINE], prescribers: [{ staffId: 'wu', name: 'Dr Wu, MD' }, { staffId: 'amin', name: 'Leila Amin, MD' }],
  denyReasons: [{ id: 'too-early', label: 'Too early' }, { id: 'duplicate', label: 'Asked for twice' }], askTemplates: [{ id: 'refill-sent', name: 'Ask for refill details' }],
  orderPlacedBy: 'The prescriber’s office places the order in the record system. Wellthread sends no prescription.', maxRefills: 3, failedOrder: null, pharmacistOffer: false, ...change,
})

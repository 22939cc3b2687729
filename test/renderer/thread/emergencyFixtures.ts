import type { BackPainView, CallView, EmergencyView, WelfareView } from '#shared/contract/schemas/emergencyView.ts'

/** Tue 24-Nov-2026 09:20:30 in Oakland, as in the other fixtures. */
const NOW = Date.UTC(2026, 10, 24, 17, 20, 30)
const MINUTE = 60_000

export const BACK_PAIN: BackPainView = {
  isConcerned: false, state: 'notScreened', words: 'Not screened for the back-pain programme', screened: null, cleared: null,
  questions: [
    { id: 'legs', text: 'Severe pain, weakness or tingling in your leg(s)', answer: null, raise: 'D2' },
    { id: 'control', text: 'Difficulty stopping urination or loss of control of bladder or bowels', answer: null, raise: 'D1' },
    { id: 'fever', text: 'Unexplained fever, nausea or vomiting', answer: null, raise: 'D2' },
    { id: 'history', text: 'A history of cancer or unexplained weight loss', answer: null, raise: null },
  ],
}

/** Nothing raised at D0 to D2. */
export const EMERGENCY: EmergencyView = {
  branches: [], lines: [], onCall: null, afterHours: null, ladder: [], call: null, welfare: null, notice: null, backPain: BACK_PAIN,
}

export const CALL: CallView = {
  numbers: [
    { number: '510-555-0142', label: 'mobile', name: null, tries: 0, isNext: true, isEmergencyContact: false },
    { number: '510-555-0143', label: 'home', name: null, tries: 0, isNext: false, isEmergencyContact: false },
  ],
  record: [{ number: '510-555-0142', label: 'mobile', name: null, isSafe: true }, { number: '510-555-0143', label: 'home', name: null, isSafe: true }],
  withheld: 0, words: '0 of 3 tries, next: mobile', tries: 0, needed: 3, settled: null, isSafeContact: false, safeContactNote: null, safeContactScript: [], log: [],
}

export const WELFARE: WelfareView = {
  refusal: 'The welfare check comes after 3 tries to call; 0 are logged.',
  services: [{ id: 'police', label: 'Police' }, { id: 'ambulance', label: 'Ambulance, 911 dispatch' }],
  outcomes: [{ id: 'safe', label: 'Found safe at home' }, { id: 'hospital', label: 'Taken to a hospital' }],
  steps: [
    { id: 'request', label: 'Ask for the welfare check', text: 'Call 911 dispatch where the patient lives.', asks: 'reference', isNext: true, done: null },
    { id: 'outcome', label: 'Write down what was found', text: 'Call dispatch back within the hour.', asks: 'outcome', isNext: false, done: null },
  ],
}

/** A heart attack that nobody has claimed: pool and supervisor told, the notice sent. */
export const FLAGGED_EMERGENCY: EmergencyView = {
  ...EMERGENCY,
  branches: [{
    id: 'acute', name: 'Acute symptoms', meaning: 'Acute symptoms, severe pain included, where lack of immediate care could seriously jeopardise health or organs',
    script: ['Ask first: are you safe where you are, and is somebody with you?', 'If they cannot call, call 911 for them with the address that they give you.'],
  }],
  lines: [{ id: 'emergency', label: 'Emergency services', number: '911' }, { id: 'appointment-and-advice', label: 'Appointment and Advice line', number: '510-555-0100' }],
  onCall: { id: 'on-call', label: 'On-call clinician', number: '510-555-0110' },
  ladder: [
    { step: 'pool', at: NOW - 5.5 * MINUTE, reachedAt: NOW - 5.5 * MINUTE },
    { step: 'supervisor', at: NOW - 4.25 * MINUTE, reachedAt: NOW - 4.25 * MINUTE },
    { step: 'onCall', at: NOW + 2 * MINUTE, reachedAt: null },
  ],
  call: CALL,
  welfare: WELFARE,
  notice: { isSent: true, text: 'Automatic notice delivered; it answers nothing.', at: NOW - 8 * MINUTE },
}

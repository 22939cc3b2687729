/** The approved phrases of the cases as a clerk sends them: `resources/templates`, filled in. A test holds the two together. */
export const HELP_TEXTS = {
  'register-first': [
    'Hello Ulrich Haverford,',
    'You need to register on the website before you can sign on. The ID is on your card. Small and capital letters count in the password. Please never send us a password: we do not need it and cannot use it. For help call 510-555-0150.',
  ].join('\n'),
  'locked-out': [
    'Hello Ulrich Haverford,',
    'After five wrong tries the website locks your account. We cannot unlock it or see your password here. Please call 510-555-0150, and do not send a password in a message.',
  ].join('\n'),
  'temporary-password': [
    'Hello Ulrich Haverford,',
    'A temporary password comes by e-mail, so the website needs your current address. You can change it under account and preferences. If you cannot sign on, call 510-555-0150. We never ask for your password.',
  ].join('\n'),
  'public-computer': [
    'Hello Ulrich Haverford,',
    "If you use a shared or public computer, please sign off when you are done, clear the browser's cache and close the browser. Otherwise others may see your pages.",
  ].join('\n'),
  'empty-inbox-alert': [
    'Hello Esme Drummond,',
    "If an alert says that you have a new message and the inbox shows none, your browser may be showing an old copy of the page. Please sign off, clear the browser's cache, sign on again and open the inbox. If the message is still not there, call 510-555-0140.",
  ].join('\n'),
  'where-to-write': [
    'Hello Esme Drummond,',
    'To write to your care team on the website: open Messages → Contact Care Team, choose the doctor and the subject, write your message and choose Send.',
  ].join('\n'),
  'send-stays-grey': [
    'Hello Esme Drummond,',
    'If you paste a whole message, Send can stay grey. Click at the end of the text and type one more letter or a space: Send then becomes active. Please check that the subject and the message are both filled in.',
  ].join('\n'),
  'support-numbers': [
    'Hello Esme Drummond,',
    'Help by phone:',
    'Website and app: 510-555-0150',
    'Member Services: 510-555-0140',
    'Pharmacy, automated line: 510-555-0130 or 1-800-555-0130',
  ].join('\n'),
  'advice-line': [
    'Hello Esme Drummond,',
    'The Appointment and Advice line is open day and night: 510-555-0100. Call it when you cannot wait for an answer here. In an emergency call 911.',
  ].join('\n'),
  'urgent-visit-line': [
    'Hello Esme Drummond,',
    'If you need to be seen soon, please call 510-555-0100, day or night, and ask for the advice nurse.',
  ].join('\n'),
  'refill-order-failed': [
    'Hello Bogdan Kowalczyk,',
    'Your online refill order did not reach the pharmacy. We looked for a stuck order and found: one order of Tuesday, now sent.',
    'An older browser can cause this. Please call 510-555-0130 to order by phone.',
  ].join('\n'),
  'ask-the-pharmacist': [
    'Hello Bogdan Kowalczyk,',
    'Questions about how to take or store a medicine are best answered by a pharmacist. Please call 510-555-0130 and have the label at hand. If you think that you took too much, or have a bad reaction, call 911.',
  ].join('\n'),
  'standard-disclaimer': 'This information does not replace a diagnosis or a visit. Ask your doctor about your health. Ask your pharmacist about your medicines.',
} as const

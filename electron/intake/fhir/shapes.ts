/**
 * R4 (4.0.1) shapes of the types that intake reads, as text. `type` may end in `!` (must be there) and `*` (a list);
 * after it stand the codes of a required binding, or the types that a Reference may name (none: any). `a|b` is a choice.
 */
export type ShapeText = Readonly<Record<string, string>>

const GENDER = 'code male female other unknown'
const PRIORITY = 'code routine urgent asap stat'
const DAYS = 'code* mon tue wed thu fri sat sun'
const PARTY = 'Device Organization Patient Practitioner PractitionerRole RelatedPerson'
const hours: ShapeText = { daysOfWeek: DAYS, allDay: 'boolean', availableStartTime: 'time', availableEndTime: 'time' }
const notAvailable: ShapeText = { description: 'string!', during: 'Period' }
const payload: ShapeText = { 'content[x]': 'string|Attachment|Reference!' }

export const DATA_TYPES: Readonly<Record<string, ShapeText>> = {
  Address: {
    use: 'code home work temp old billing', type: 'code postal physical both', text: 'string', line: 'string*', city: 'string',
    district: 'string',
    state: 'string', postalCode: 'string', country: 'string', period: 'Period',
  },
  Annotation: { 'author[x]': 'Reference|string', time: 'dateTime', text: 'markdown!' },
  Attachment: {
    contentType: 'code', language: 'code', data: 'base64Binary', url: 'url', size: 'unsignedInt', hash: 'base64Binary', title: 'string',
    creation: 'dateTime',
  },
  CodeableConcept: { coding: 'Coding*', text: 'string' },
  Coding: { system: 'uri', version: 'string', code: 'code', display: 'string', userSelected: 'boolean' },
  ContactPoint: {
    system: 'code phone fax email pager url sms other', value: 'string', use: 'code home work temp old mobile', rank: 'positiveInt',
    period: 'Period',
  },
  HumanName: {
    use: 'code usual official temp nickname anonymous old maiden', text: 'string', family: 'string', given: 'string*', prefix: 'string*',
    suffix: 'string*', period: 'Period',
  },
  Identifier: {
    use: 'code usual official temp secondary old', type: 'CodeableConcept', system: 'uri', value: 'string', period: 'Period',
    assigner: 'Reference Organization',
  },
  Meta: { versionId: 'id', lastUpdated: 'instant', source: 'uri', profile: 'canonical*', security: 'Coding*', tag: 'Coding*' },
  Narrative: { status: 'code! generated extensions additional empty', div: 'xhtml!' },
  Period: { start: 'dateTime', end: 'dateTime' },
  Quantity: { value: 'decimal', comparator: 'code < <= >= >', unit: 'string', system: 'uri', code: 'code' },
  Range: { low: 'Quantity', high: 'Quantity' },
  Reference: { reference: 'string', type: 'uri', identifier: 'Identifier', display: 'string' },
}

/** Parts of a resource, by the path that leads to them. */
export const BACKBONES: Readonly<Record<string, ShapeText>> = {
  'Communication.payload': payload,
  'CommunicationRequest.payload': payload,
  'Patient.contact': {
    relationship: 'CodeableConcept*', name: 'HumanName', telecom: 'ContactPoint*', address: 'Address', gender: GENDER,
    organization: 'Reference Organization', period: 'Period',
  },
  'Patient.communication': { language: 'CodeableConcept!', preferred: 'boolean' },
  'Patient.link': { other: 'Reference! Patient RelatedPerson', type: 'code! replaced-by replaces refer seealso' },
  'RelatedPerson.communication': { language: 'CodeableConcept!', preferred: 'boolean' },
  'Practitioner.qualification': { identifier: 'Identifier*', code: 'CodeableConcept!', period: 'Period', issuer: 'Reference Organization' },
  'PractitionerRole.availableTime': hours,
  'PractitionerRole.notAvailable': notAvailable,
  'Group.characteristic': {
    code: 'CodeableConcept!', 'value[x]': 'CodeableConcept|boolean|Quantity|Range|Reference!', exclude: 'boolean!', period: 'Period',
  },
  'Group.member': {
    entity: 'Reference! Patient Practitioner PractitionerRole Device Medication Substance Group', period: 'Period', inactive: 'boolean',
  },
  'CareTeam.participant': {
    role: 'CodeableConcept*', member: 'Reference Practitioner PractitionerRole RelatedPerson Patient Organization CareTeam',
    onBehalfOf: 'Reference Organization', period: 'Period',
  },
  'HealthcareService.eligibility': { code: 'CodeableConcept', comment: 'markdown' },
  'HealthcareService.availableTime': hours,
  'HealthcareService.notAvailable': notAvailable,
  'Organization.contact': { purpose: 'CodeableConcept', name: 'HumanName', telecom: 'ContactPoint*', address: 'Address' },
}

export const RESOURCES: Readonly<Record<string, ShapeText>> = {
  Binary: { contentType: 'code!', securityContext: 'Reference', data: 'base64Binary' },
  Patient: {
    identifier: 'Identifier*', active: 'boolean', name: 'HumanName*', telecom: 'ContactPoint*', gender: GENDER, birthDate: 'date',
    'deceased[x]': 'boolean|dateTime', address: 'Address*', maritalStatus: 'CodeableConcept', 'multipleBirth[x]': 'boolean|integer',
    photo: 'Attachment*', contact: 'Backbone*', communication: 'Backbone*',
    generalPractitioner: 'Reference* Organization Practitioner PractitionerRole', managingOrganization: 'Reference Organization',
    link: 'Backbone*',
  },
  RelatedPerson: {
    identifier: 'Identifier*', active: 'boolean', patient: 'Reference! Patient', relationship: 'CodeableConcept*', name: 'HumanName*',
    telecom: 'ContactPoint*', gender: GENDER, birthDate: 'date', address: 'Address*', photo: 'Attachment*', period: 'Period',
    communication: 'Backbone*',
  },
  Practitioner: {
    identifier: 'Identifier*', active: 'boolean', name: 'HumanName*', telecom: 'ContactPoint*', address: 'Address*', gender: GENDER,
    birthDate: 'date', photo: 'Attachment*', qualification: 'Backbone*', communication: 'CodeableConcept*',
  },
  PractitionerRole: {
    identifier: 'Identifier*', active: 'boolean', period: 'Period', practitioner: 'Reference Practitioner',
    organization: 'Reference Organization',
    code: 'CodeableConcept*', specialty: 'CodeableConcept*', location: 'Reference* Location',
    healthcareService: 'Reference* HealthcareService',
    telecom: 'ContactPoint*', availableTime: 'Backbone*', notAvailable: 'Backbone*', availabilityExceptions: 'string',
    endpoint: 'Reference* Endpoint',
  },
  Group: {
    identifier: 'Identifier*', active: 'boolean', type: 'code! person animal practitioner device medication substance', actual: 'boolean!',
    code: 'CodeableConcept', name: 'string', quantity: 'unsignedInt',
    managingEntity: 'Reference Organization RelatedPerson Practitioner PractitionerRole', characteristic: 'Backbone*', member: 'Backbone*',
  },
  CareTeam: {
    identifier: 'Identifier*', status: 'code proposed active suspended inactive entered-in-error', category: 'CodeableConcept*',
    name: 'string',
    subject: 'Reference Patient Group', encounter: 'Reference Encounter', period: 'Period', participant: 'Backbone*',
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference* Condition', managingOrganization: 'Reference* Organization', telecom: 'ContactPoint*', note: 'Annotation*',
  },
  HealthcareService: {
    identifier: 'Identifier*', active: 'boolean', providedBy: 'Reference Organization', category: 'CodeableConcept*',
    type: 'CodeableConcept*',
    specialty: 'CodeableConcept*', location: 'Reference* Location', name: 'string', comment: 'string', extraDetails: 'markdown',
    photo: 'Attachment',
    telecom: 'ContactPoint*', coverageArea: 'Reference* Location', serviceProvisionCode: 'CodeableConcept*', eligibility: 'Backbone*',
    program: 'CodeableConcept*', characteristic: 'CodeableConcept*', communication: 'CodeableConcept*', referralMethod: 'CodeableConcept*',
    appointmentRequired: 'boolean', availableTime: 'Backbone*', notAvailable: 'Backbone*', availabilityExceptions: 'string',
    endpoint: 'Reference* Endpoint',
  },
  Organization: {
    identifier: 'Identifier*', active: 'boolean', type: 'CodeableConcept*', name: 'string', alias: 'string*', telecom: 'ContactPoint*',
    address: 'Address*', partOf: 'Reference Organization', contact: 'Backbone*', endpoint: 'Reference* Endpoint',
  },
  Communication: {
    identifier: 'Identifier*', instantiatesCanonical: 'canonical*', instantiatesUri: 'uri*', basedOn: 'Reference*', partOf: 'Reference*',
    inResponseTo: 'Reference* Communication',
    status: 'code! preparation in-progress not-done on-hold stopped completed entered-in-error unknown',
    statusReason: 'CodeableConcept', category: 'CodeableConcept*', priority: PRIORITY, medium: 'CodeableConcept*',
    subject: 'Reference Patient Group',
    topic: 'CodeableConcept', about: 'Reference*', encounter: 'Reference Encounter', sent: 'dateTime', received: 'dateTime',
    recipient: `Reference* ${PARTY} Group CareTeam HealthcareService`, sender: `Reference ${PARTY} HealthcareService`,
    reasonCode: 'CodeableConcept*', reasonReference: 'Reference* Condition Observation DiagnosticReport DocumentReference',
    payload: 'Backbone*',
    note: 'Annotation*',
  },
  CommunicationRequest: {
    identifier: 'Identifier*', basedOn: 'Reference*', replaces: 'Reference* CommunicationRequest', groupIdentifier: 'Identifier',
    status: 'code! draft active on-hold revoked completed entered-in-error unknown', statusReason: 'CodeableConcept',
    category: 'CodeableConcept*',
    priority: PRIORITY, doNotPerform: 'boolean', medium: 'CodeableConcept*', subject: 'Reference Patient Group', about: 'Reference*',
    encounter: 'Reference Encounter', payload: 'Backbone*', 'occurrence[x]': 'dateTime|Period', authoredOn: 'dateTime',
    requester: `Reference ${PARTY}`, recipient: `Reference* ${PARTY} Group CareTeam HealthcareService`,
    sender: `Reference ${PARTY} HealthcareService`,
    reasonCode: 'CodeableConcept*', reasonReference: 'Reference* Condition Observation DiagnosticReport DocumentReference',
    note: 'Annotation*',
  },
}

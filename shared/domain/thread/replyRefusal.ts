/** Reasons of D14, in the order in which they are told. */
export type ReplyRefusal =
  | 'patientNotMatched'
  | 'completed'
  | 'patientDeceased'
  | 'patientNotEligible'
  | 'portalInactive'
  | 'windowExpired'
  | 'authorWasCovering'
  | 'senderNotAuthorised'

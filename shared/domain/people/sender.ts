import type { StaffId } from '../ids.ts'

/** D17: who wrote. `unmatched` means most restrictive. Grades are computed at reading time, never stored. */
export type SenderRef =
  | { readonly kind: 'self' }
  | { readonly kind: 'proxy'; readonly relatedPersonId: string }
  | { readonly kind: 'staff'; readonly staffId: StaffId }
  | { readonly kind: 'unmatched' }

/** Columns of every table, as Kysely reads them. The migrations are the truth; the store contract reads every column. */
export interface Schema {
  readonly event: EventTable
  readonly thread: ThreadTable
  readonly thread_state: { readonly thread_id: string; readonly state: string }
  readonly timer: TimerTable
  readonly message: MessageTable
  readonly search_document: { readonly document_id: number; readonly thread_id: string; readonly is_restricted: number }
  readonly search_text: { readonly rowid: number; readonly patient: string; readonly message: string; readonly clinical: string }
  readonly directory: { readonly kind: string; readonly id: string; readonly mrn: string | null; readonly record: string }
  readonly account: { readonly staff_id: string; readonly version: number; readonly username_key: string; readonly state: string }
  readonly slot: SlotTable
  readonly credential: { readonly staff_id: string; readonly hash: string }
  readonly intake_item: IntakeItemTable
  readonly draft: DraftTable
  readonly access_log: AccessLogTable
  readonly checkpoint: { readonly reader: string; readonly seq: number }
  readonly meta: { readonly key: string; readonly value: string }
  readonly schema_migration: { readonly version: number; readonly name: string; readonly breaking: number }
}

export interface EventTable {
  readonly seq: number
  readonly stream_id: string
  readonly version: number
  readonly type: string
  readonly payload: string
  readonly recorded_at: number
  readonly actor: string
  readonly command_id: string
  readonly ordinal: number
  readonly policy: string
  readonly prev_hash: string
  readonly hash: string
}

export interface ThreadTable {
  readonly thread_id: string
  readonly version: number
  readonly patient_id: string | null
  readonly pool: string | null
  readonly is_clinical: number
  readonly triage: string
  readonly completion: string
  readonly category: string
  readonly tier_rank: number
  /** 0: an unanswered message after completion, before other routine work (S22). */
  readonly routine_rank: number
  readonly worst_due_at: number
  readonly last_patient_message_at: number
  readonly last_message_at: number
  readonly completed_at: number
  readonly assignee: string | null
  readonly hand_off_from: string | null
  readonly hand_off_to_staff: string | null
  readonly hand_off_to_role: string | null
  readonly snoozed_until: number | null
  readonly has_outbox: number
  readonly second_look: number
  /** D19: a break-glass waits for its review. */
  readonly glass_review: number
}

export interface SlotTable {
  readonly slot_id: string
  readonly version: number
  readonly starts_at: number
  readonly patient_id: string | null
  readonly state: string
}

export interface TimerTable {
  readonly thread_id: string
  readonly timer: string
  readonly ref: string
  readonly due_at: number
}

export interface MessageTable {
  readonly message_id: string
  readonly thread_id: string
  readonly position: number
  readonly kind: string
  readonly sender: string
  readonly author_id: string | null
  readonly author_role: string | null
  readonly subject: string
  readonly body: string
  readonly text_hash: string
  readonly attachments: string
  readonly sent_at: number | null
  readonly received_at: number
}

export interface IntakeItemTable {
  readonly item_id: string
  readonly source: string
  readonly source_id: string | null
  readonly fingerprint: string
  readonly resource_type: string
  readonly outcome: string
  readonly reason_code: string | null
  readonly reason: string | null
  readonly raw: string | null
  readonly thread_id: string | null
  readonly message_id: string | null
  readonly received_at: number
}

export interface DraftTable {
  readonly thread_id: string
  readonly staff_id: string
  readonly mode: string
  readonly body: string
  readonly saved_at: number
  readonly hash: string
}

export interface AccessLogTable {
  readonly entry_id: number
  readonly staff_id: string
  readonly role: string
  readonly thread_id: string | null
  readonly patient_id: string | null
  readonly what: string
  readonly viewed_at: number
  readonly prev_hash: string
  readonly hash: string
}

import { useState, type ReactNode } from 'react'
import { Field } from '#renderer/ui/Field.tsx'
import { RadioRows } from '#renderer/ui/RadioRows.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { Role } from '#shared/domain/actor.ts'
import { mayRead } from '#shared/domain/thread/may.ts'
import { ROLE_WORDS } from '../words.ts'
import { ActSheet, type DialogContext } from './ActSheet.tsx'

const TARGETS = ['nurse', 'pa', 'physician', 'clerk'] as const satisfies readonly Role[]

/** F: to a role, with the question asked in one line. It counts when somebody of that role accepts (D12). */
export function EscalateDialog({ me, ...context }: DialogContext & { me: Person }): ReactNode {
  const { view } = context
  const [role, setRole] = useState<(typeof TARGETS)[number] | null>(null)
  const [ask, setAsk] = useState('')
  return (
    <ActSheet
      {...context}
      title="Forward to a role"
      description="It stays with you until somebody accepts."
      confirmLabel={role === null ? 'Forward' : `Forward to ${ROLE_WORDS[role]}`}
      problem={role === null ? 'Choose a role.' : ask.trim() === '' ? 'Say what you ask of them.' : null}
      act={() => ({ type: 'offerHandOff', kind: 'escalation', toStaffId: null, toRole: role, ask: ask.trim() })}
      said={`Forwarded${role === null ? '' : ` to ${ROLE_WORDS[role]}`}`}
    >
      <RadioRows
        legend="Role"
        rows={TARGETS.map((value) => ({
          value,
          label: ROLE_WORDS[value],
          ...(mayRead(value, view) ? {} : { disabledReason: 'May not read this clinical thread.' }),
          ...(value === me.role ? { hint: 'Your own role: a colleague takes it.' } : {}),
        }))}
        value={role}
        onValueChange={setRole}
      />
      <Field label="Ask" required hint="One line: “OK to refill without a visit?” An internal note.">
        <TextArea value={ask} onValueChange={setAsk} minLines={1} maxLines={5} maxLength={1000} />
      </Field>
    </ActSheet>
  )
}

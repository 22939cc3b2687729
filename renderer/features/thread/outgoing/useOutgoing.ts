import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import type { ClinicView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { checkOutgoing } from '#shared/domain/outgoing/checkOutgoing.ts'
import { findingOf, OUTGOING_CODES, type OutgoingFinding } from '#shared/domain/outgoing/finding.ts'
import type { OutgoingFacts } from '#shared/domain/outgoing/outgoingFacts.ts'
import { sensitiveWordsOf } from '#shared/domain/outgoing/sensitive.ts'
import { languageOf, signatureOf } from '#shared/domain/outgoing/signature.ts'
import { counted } from '../words.ts'
import type { Draft } from '../composer/draftStore.ts'

export interface OutgoingRow {
  readonly finding: OutgoingFinding
  /** What the text says there. */
  readonly words: string
  /** What a tick is kept under: the same words stay ticked while the text around them changes. */
  readonly tick: string
}

export interface Outgoing {
  /** All at once, blocks first. */
  rows: readonly OutgoingRow[]
  /** Why the text may not leave; null when it may. */
  problem: string | null
  /** Ids of what the author ticked, to travel with the text. */
  acknowledged: readonly string[]
  /** The line under the text (S17); null while nothing is written, and until the clinic is known. */
  signature: string | null
  /** S20 */
  coveringFor: string | null
  language: 'en' | 'es'
  refresh: () => void
}

export interface OutgoingContext {
  view: ThreadView
  me: Person
  clinic: ClinicView | null
  draft: Draft
  /** What the engine said of this very text: it may know of patients that this person may not see. */
  refused: { readonly body: string; readonly findings: readonly { readonly code: string; readonly start: number; readonly end: number }[] } | null
}

/** Holds the text against everything that the engine will hold it against, before it is sent. */
export function useOutgoing({ view, me, clinic, draft, refused }: OutgoingContext): Outgoing {
  const { data, refetch } = useQuery(queries.outgoing(view.threadId))
  const known = data ?? null
  const facts = useMemo(() => known ?? factsOf(view, clinic), [known, view, clinic])
  const body = draft.body.trim()
  const rows = useMemo(() => (body === '' ? [] : rowsOf(body, facts, refused?.body === body ? refused.findings : [])), [body, facts, refused])
  const open = rows.filter(({ finding, tick }) => finding.level === 'warning' && !draft.ticked.includes(tick))
  const language = body === '' && /^(es|spa)/i.test(view.patient?.language ?? '') ? 'es' : languageOf(body)
  return {
    rows,
    problem: problemOf(rows, open.length),
    acknowledged: rows.filter((row) => row.finding.level === 'warning' && !open.includes(row)).map(({ finding }) => finding.id),
    signature: clinic && known && body !== '' ? signatureOf(me, known.addressedTo, clinic.clinicName, language) : null,
    coveringFor: facts.coveringFor,
    language,
    refresh: () => void refetch(),
  }
}

function rowsOf(body: string, facts: OutgoingFacts, fromEngine: readonly { code: string; start: number; end: number }[]): OutgoingRow[] {
  const told = fromEngine.flatMap((each) => {
    const code = OUTGOING_CODES.find((candidate) => candidate === each.code)
    return code ? [findingOf(code, each)] : []
  })
  const findings = new Map([...checkOutgoing({ body, attachments: 0 }, facts), ...told].map((finding) => [finding.id, finding]))
  return [...findings.values()]
    .toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning') || a.start - b.start)
    .map((finding) => {
      const words = body.slice(finding.start, finding.end)
      return { finding, words, tick: `${finding.code}|${words.toLowerCase()}` }
    })
}

function problemOf(rows: readonly OutgoingRow[], open: number): string | null {
  const blocks = rows.filter(({ finding }) => finding.level === 'block').length
  if (blocks > 0) return `${counted(blocks, 'thing')} must change first: see the list above.`
  return open === 0 ? null : `${counted(open, 'warning')} to look at: change the text, or tick “Send anyway”.`
}

/** Until the engine has answered: what the thread itself shows. */
function factsOf(view: ThreadView, clinic: ClinicView | null): OutgoingFacts {
  const { patient, proxy } = view
  const names = [patient && `${patient.given} ${patient.family}`, patient?.preferredName, proxy?.name].filter((name) => typeof name === 'string')
  return {
    audience: 'self',
    own: { names, birthDate: patient?.birthDate ?? null, mrn: patient?.mrn ?? null, phones: patient?.phone ? [patient.phone] : [] },
    colleagues: [],
    others: [],
    seesResultsOnline: patient?.eligible ?? true,
    sensitiveSaid: view.messages.flatMap(({ kind, subject, body }) => (kind === 'patient' ? sensitiveWordsOf(`${subject}\n${body}`) : [])),
    lines: clinic?.phoneLines.map(({ number }) => number) ?? [],
    coveringFor: null,
    today: '',
    addressedTo: null,
  }
}

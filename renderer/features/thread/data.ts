import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { queries } from '#renderer/rpc/queries.ts'
import type { ClinicView, TemplateView } from '#shared/contract/index.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'

const NO_TEMPLATES: readonly TemplateView[] = []

export function useThreadView(threadId: string): UseQueryResult<ThreadView> {
  return useQuery(queries.thread(threadId))
}

/** Null until the clinic's names and limits are here. */
export function useClinic(): ClinicView | null {
  return useQuery(queries.clinic()).data ?? null
}

/** Who sits here; null while nobody is signed in. */
export function useMe(): Person | null {
  return useQuery(queries.session()).data?.person ?? null
}

/** Approved phrases; a clerk gets the ones that are not clinical ("Roles"). */
export function useTemplates(role: Person['role']): readonly TemplateView[] {
  const templates = useQuery(queries.templates()).data ?? NO_TEMPLATES
  return role === 'clerk' ? templates.filter((template) => !template.isClinical) : templates
}

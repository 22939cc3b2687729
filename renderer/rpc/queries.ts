import { queryOptions } from '@tanstack/react-query'
import type { InboxChipInput, InboxViewInput } from '#shared/contract/schemas/inboxRow.ts'
import { client } from './client.ts'

/** What a list shows: the same three decide rows, total and counts. */
export interface InboxScope {
  view: InboxViewInput
  chips: readonly InboxChipInput[]
  /** Full text; null when nobody searches. */
  search: string | null
}

export interface InboxPageRequest extends InboxScope {
  offset: number
  limit: number
}

/** Key factory. `renderer/app/changeFeed.ts` alone invalidates. */
export const keys = {
  profile: ['profile'],
  session: ['session'],
  samplePeople: ['samplePeople'],
  clinic: ['clinic'],
  templates: ['templates'],
  inbox: ['inbox'],
  inboxPage: (request: InboxPageRequest) => ['inbox', 'page', request] as const,
  threads: ['thread'],
  thread: (threadId: string) => ['thread', threadId] as const,
  histories: ['history'],
  history: (threadId: string) => ['history', threadId] as const,
  intake: ['intake'],
  system: ['system'],
  accounts: ['accounts'],
} as const

/** Nothing goes stale by age: the change feed says when something changed. */
const fromFeed = { staleTime: Number.POSITIVE_INFINITY } as const

export const queries = {
  profile: () => queryOptions({ ...fromFeed, queryKey: keys.profile, queryFn: ({ signal }) => client.profile.status(undefined, { signal }) }),
  session: () => queryOptions({ ...fromFeed, queryKey: keys.session, queryFn: ({ signal }) => client.session.current(undefined, { signal }) }),
  samplePeople: () => queryOptions({ ...fromFeed, queryKey: keys.samplePeople, queryFn: ({ signal }) => client.session.samplePeople(undefined, { signal }) }),
  clinic: () => queryOptions({ ...fromFeed, queryKey: keys.clinic, queryFn: ({ signal }) => client.clinic.get(undefined, { signal }) }),
  templates: () => queryOptions({ ...fromFeed, queryKey: keys.templates, queryFn: ({ signal }) => client.clinic.templates(undefined, { signal }) }),
  inboxPage: (request: InboxPageRequest) =>
    queryOptions({
      ...fromFeed,
      queryKey: keys.inboxPage(request),
      queryFn: ({ signal }) => client.inbox.page({ ...request, chips: [...request.chips] }, { signal }),
    }),
  thread: (threadId: string) =>
    queryOptions({ ...fromFeed, queryKey: keys.thread(threadId), queryFn: ({ signal }) => client.thread.get({ threadId }, { signal }) }),
  history: (threadId: string) =>
    queryOptions({ ...fromFeed, queryKey: keys.history(threadId), queryFn: ({ signal }) => client.thread.history({ threadId }, { signal }) }),
  intake: () => queryOptions({ ...fromFeed, queryKey: keys.intake, queryFn: ({ signal }) => client.intake.status(undefined, { signal }) }),
  /** Asked every 20 s as well: it is the heartbeat behind the "stale" strip (PS-44). */
  system: () =>
    queryOptions({ ...fromFeed, queryKey: keys.system, queryFn: ({ signal }) => client.system.status(undefined, { signal }), refetchInterval: 20_000 }),
  accounts: () => queryOptions({ ...fromFeed, queryKey: keys.accounts, queryFn: ({ signal }) => client.accounts.list(undefined, { signal }) }),
}

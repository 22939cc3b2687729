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
  rulesToSee: ['rulesToSee'],
  policy: ['policy'],
  rules: ['rules'],
  inbox: ['inbox'],
  inboxPage: (request: InboxPageRequest) => ['inbox', 'page', request] as const,
  /** Under the inbox: what changes a row may change who is told. */
  told: ['inbox', 'told'],
  /** Outside the console, where no feed runs. */
  waiting: ['waiting'],
  threads: ['thread'],
  thread: (threadId: string) => ['thread', threadId] as const,
  /** Below the thread: what changes it changes this. */
  outgoing: (threadId: string) => ['thread', threadId, 'outgoing'] as const,
  /** Beneath the thread's and the history's key, so that what invalidates those invalidates these. */
  brief: (threadId: string) => ['thread', threadId, 'brief'] as const,
  views: (threadId: string) => ['history', threadId, 'views'] as const,
  histories: ['history'],
  history: (threadId: string) => ['history', threadId] as const,
  /** Beneath a key of their own: a slot belongs to no thread. */
  allAppointments: ['appointments'],
  appointments: (threadId: string) => ['appointments', threadId] as const,
  intake: ['intake'],
  /** Beneath the intake: what is quarantined changes both. */
  setAside: ['intake', 'setAside'],
  /** Beneath nothing: opening is recorded as a view, so only a person asks again. */
  setAsideItem: (itemId: string) => ['setAsideItem', itemId] as const,
  leave: ['leave'],
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
  rules: () => queryOptions({ ...fromFeed, queryKey: keys.rules, queryFn: ({ signal }) => client.screening.rules(undefined, { signal }) }),
  policy: () => queryOptions({ ...fromFeed, queryKey: keys.policy, queryFn: ({ signal }) => client.policy.current(undefined, { signal }) }),
  rulesToSee: () => queryOptions({ ...fromFeed, queryKey: keys.rulesToSee, queryFn: ({ signal }) => client.clinic.rulesToSee(undefined, { signal }) }),
  inboxPage: (request: InboxPageRequest) =>
    queryOptions({
      ...fromFeed,
      queryKey: keys.inboxPage(request),
      queryFn: ({ signal }) => client.inbox.page({ ...request, chips: [...request.chips] }, { signal }),
    }),
  told: () => queryOptions({ ...fromFeed, queryKey: keys.told, queryFn: ({ signal }) => client.emergency.told(undefined, { signal }) }),
  /** Asked every 5 s: the lock screen has no change feed. */
  waiting: () => queryOptions({ staleTime: 0, queryKey: keys.waiting, queryFn: ({ signal }) => client.emergency.waiting(undefined, { signal }), refetchInterval: 5000, refetchIntervalInBackground: true }),
  thread: (threadId: string) =>
    queryOptions({ ...fromFeed, queryKey: keys.thread(threadId), queryFn: ({ signal }) => client.thread.get({ threadId }, { signal }) }),
  outgoing: (threadId: string) =>
    queryOptions({ ...fromFeed, queryKey: keys.outgoing(threadId), queryFn: ({ signal }) => client.outgoing.facts({ threadId }, { signal }) }),
  appointments: (threadId: string) =>
    queryOptions({ ...fromFeed, staleTime: 0, queryKey: keys.appointments(threadId), queryFn: ({ signal }) => client.appointments.panel({ threadId }, { signal }) }),
  history: (threadId: string) =>
    queryOptions({ ...fromFeed, queryKey: keys.history(threadId), queryFn: ({ signal }) => client.thread.history({ threadId }, { signal }) }),
  brief: (threadId: string) =>
    queryOptions({ ...fromFeed, queryKey: keys.brief(threadId), queryFn: ({ signal }) => client.thread.brief({ threadId }, { signal }) }),
  views: (threadId: string) =>
    queryOptions({ ...fromFeed, staleTime: 0, queryKey: keys.views(threadId), queryFn: ({ signal }) => client.thread.views({ threadId }, { signal }) }),
  setAside: () => queryOptions({ ...fromFeed, queryKey: keys.setAside, queryFn: ({ signal }) => client.setAside.list(undefined, { signal }) }),
  setAsideItem: (itemId: string) =>
    queryOptions({ ...fromFeed, gcTime: 0, queryKey: keys.setAsideItem(itemId), queryFn: ({ signal }) => client.setAside.open({ itemId }, { signal }) }),
  leave: () => queryOptions({ ...fromFeed, queryKey: keys.leave, queryFn: ({ signal }) => client.leave.list(undefined, { signal }) }),
  intake: () => queryOptions({ ...fromFeed, queryKey: keys.intake, queryFn: ({ signal }) => client.intake.status(undefined, { signal }) }),
  /** Asked every 20 s as well: it is the heartbeat behind the "stale" strip (PS-44). */
  system: () =>
    queryOptions({ ...fromFeed, queryKey: keys.system, queryFn: ({ signal }) => client.system.status(undefined, { signal }), refetchInterval: 20_000 }),
  accounts: () => queryOptions({ ...fromFeed, queryKey: keys.accounts, queryFn: ({ signal }) => client.accounts.list(undefined, { signal }) }),
}

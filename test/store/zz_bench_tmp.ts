import { randomBytes } from 'node:crypto'
import { rmSync, mkdirSync, existsSync, statSync, writeFileSync, readFileSync } from 'node:fs'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { batchOf, threadOf, threadStream, messageOf, patientOf, clockDue, filterOf, NOW, HOUR } from '#test/store/storeFixtures.ts'
import { VIEWS } from '#test/store/features/order.features.ts'
const dir = '/tmp/st/bench'; const N = Number(process.argv[2] ?? 60000); const openShare = Number(process.argv[3] ?? 1)
const words = Array.from({ length: 4000 }, (_, i) => 'w' + (i * 7919 % 4000).toString(36) + 'ab')
let seed = 1; const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const pick = <T>(a: readonly T[]): T => a[Math.floor(rnd() * rnd() * a.length)]!
const text = (n: number) => Array.from({ length: n }, () => pick(words)).join(' ')
rmSync(dir, { recursive: true, force: true }); mkdirSync(dir)
const key = randomBytes(32)
let store = await openSqliteStore({ file: dir + '/q.db', key, create: true })
let t = performance.now()
for (let i = 0; i < N; i += 200) {
  const ids = Array.from({ length: 200 }, (_, k) => `t${String(i + k).padStart(6, '0')}`)
  await store.commit(batchOf({
    streams: ids.map((id) => threadStream(threadOf(id, { version: 8, patientId: 'p' + id, pool: 'pool' + Math.floor(rnd() * 8), isClinical: rnd() < .6, category: pick(['refill','scheduling','symptom','results']), tier: rnd() < .05 ? 'D1' : null, assignee: rnd() < .3 ? 's' + Math.floor(rnd() * 30) : null, completion: rnd() < openShare ? 'open' : 'completed', completedAt: NOW - Math.floor(rnd()*1e9), snoozedUntil: rnd() < .02 ? NOW + HOUR : null, secondLook: rnd() < .01, lastPatientMessageAt: NOW - Math.floor(rnd() * 1e9), clocks: [clockDue(NOW + Math.floor((rnd() - .3) * 1e9), {ledger: [], pauses: []}), clockDue(NOW + Math.floor((rnd()-.3) * 1e9), { status: 'met' })] }), 0)),
    messages: ids.flatMap((id) => [messageOf(id, { subject: text(4), body: text(60) }), ...(rnd()<.5?[messageOf(id, { body: text(50), kind: 'staff' })]:[])]),
    directory: ids.map((id) => patientOf('p' + id, { mrn: 'MRN' + id, family: pick(words), given: pick(words) })),
  }))
}
console.log('fill', N, ((performance.now() - t) / 1000).toFixed(1), 's', 'events', (await store.query('head', {})).seq)
const ms = async (name: string, n: number, f: () => Promise<unknown>) => { const a: number[] = []; for (let i = 0; i < n; i++) { const s = performance.now(); await f(); a.push(performance.now() - s) } a.sort((x, y) => x - y); console.log(name.padEnd(34), 'p50', a[n >> 1]!.toFixed(2), 'p99', a[Math.floor(n * .99)]!.toFixed(2), 'max', a[n-1]!.toFixed(2)) }
await store.close(); console.log('file MB', (statSync(dir + '/q.db').size / 1e6).toFixed(0))
t = performance.now(); store = await openSqliteStore({ file: dir + '/q.db', key, create: false }); console.log('open', (performance.now() - t).toFixed(0), 'ms')
const f = (k: any, c = {}) => filterOf(k, { staffId: 's1', ...c })
await ms('inbox page 50', 100, () => store.query('inbox', { ...f('inbox'), offset: 0, limit: 50 }))
await ms('inbox page 50 clerk', 30, () => store.query('inbox', { ...f('inbox', { role: 'clerk' }), offset: 0, limit: 50 }))
await ms('inbox page 50 offset 20000', 20, () => store.query('inbox', { ...f('inbox'), offset: 20000, limit: 50 }))
for (const v of VIEWS) await ms('view ' + JSON.stringify(v), 10, () => store.query('inbox', { ...f(v), offset: 0, limit: 50 }))
const views = [...VIEWS.filter(v => v.kind !== 'pool'), ...Array.from({ length: 8 }, (_, i) => ({ kind: 'pool' as const, pool: 'pool' + i }))]
await ms('counts ' + views.length, 20, () => store.query('inboxCounts', { filter: f('all'), views }))
for (const v of views) await ms('count ' + JSON.stringify(v), 10, () => store.query('inboxCounts', { filter: f('all'), views: [v] }))
for (const q of ['w1ab', 'w', 'w2 w3', 'MRNt00012', 'w1', words[0]! + ' ' + words[1]!]) await ms('search ' + q, 5, () => store.query('inbox', { ...f('all', { search: q }), offset: 0, limit: 50 }))
let v = 8; let last: any
await ms('commit (thread row + 1 message)', 1000, async () => { const id = `t${String(v++ % 5000).padStart(6, '0')}`; const s = await store.load('thread:' + id) as any; last = { ...s.state, version: s.version + 1, lastPatientMessageAt: NOW }; await store.commit(batchOf({ streams: [threadStream(last)], messages: [messageOf(id, { body: text(60) })] })) })
let w = 0
await ms('commit claim (row, no message)', 1000, async () => { const id = `t${String(w++ % 5000 + 6000).padStart(6, '0')}`; const s = await store.load('thread:' + id) as any; await store.commit(batchOf({ streams: [threadStream({ ...s.state, version: s.version + 1, assignee: 's9' })] })) })
await ms('load', 1000, () => store.load('thread:t000123'))
await ms('draft keep', 200, () => store.keep({ kind: 'draft', draft: { threadId: 't000001', staffId: 's1', mode: 'reply', body: text(100), savedAt: NOW } }))
t = performance.now(); console.log('integrity', await store.checkIntegrity(), (performance.now() - t).toFixed(0), 'ms')
t = performance.now(); const rows: any[] = []; let after: string | null = null; for (;;) { const page: any[] = await store.query('allThreads', { after, limit: 1000 }); if (!page.length) break; rows.push(...page.map((p) => ({ kind: 'thread', streamId: 'thread:' + p.state.threadId, version: p.state.version, state: p.state }))); after = page.at(-1).state.threadId }
console.log('allThreads', (performance.now() - t).toFixed(0)); t = performance.now(); await store.replaceProjections((async function* () { yield* rows })()); console.log('rebuild', (performance.now() - t).toFixed(0), 'ms')
t = performance.now(); await store.backUpTo(dir + '/b.db'); console.log('backup', (performance.now() - t).toFixed(0), 'ms')
await store.close()

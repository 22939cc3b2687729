/** One thing that a program asked of the disk, or said, in the order in which it happened. Paths are absolute. */
export type Operation =
  | { readonly kind: 'create'; readonly path: string; readonly empty: boolean }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  /** Of a file, its content; of a folder, the names in it. */
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'say'; readonly text: string }

/** Every call that can change a file: one that is not traced would go unseen. `?`: where the processor has it. */
export const TRACED = [
  '?open', '?openat', '?openat2', '?creat', '?write', '?pwrite64', '?writev', '?pwritev', '?pwritev2', '?ftruncate', '?truncate',
  '?fallocate', '?copy_file_range', '?sendfile', '?fsync', '?fdatasync', '?sync_file_range', '?unlink', '?unlinkat', '?rename', '?renameat',
  '?renameat2', '?link', '?linkat', '?symlink', '?symlinkat', '?mmap',
]

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
const texts = (args: string): Buffer[] => [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map((found) => unhex(found[1] ?? ''))
const lastNumber = (args: string): number => Number(/, (\d+)$/.exec(args)?.[1])
/** Path of the file descriptor that stands first; null when its name is gone or it is no file. */
function pathOfDescriptor(args: string): string | null {
  const found = /^\d+<((?:\\x[0-9a-f]{2})+)>(\(deleted\))?/.exec(args)
  return found?.[1] === undefined || found[2] !== undefined ? null : unhex(found[1]).toString('utf8')
}

/**
 * Reads what `strace -f -y -xx` wrote. Only files under `folder` count; what the process says goes to descriptor 1.
 * Throws at a call that changes such a file in a way that the model does not know: a model that overlooks things passes
 * everything (trust.md, P3).
 */
export function parseTrace(trace: string, folder: string): Operation[] {
  const begun = new Map<string, string>()
  const operations: Operation[] = []
  for (const line of trace.split('\n')) {
    const whole = wholeLine(line, begun)
    const call = whole === null ? null : /^(\w+)\((.*)\)\s+= (\d+)/s.exec(whole)
    if (!call) continue
    const operation = toOperation(call[1] ?? '', call[2] ?? '', Number(call[3]), folder)
    if (operation) operations.push(operation)
  }
  return operations
}

/** The call without its process id; joins a call that was interrupted by one of another thread. */
function wholeLine(line: string, begun: Map<string, string>): string | null {
  const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? []
  const unfinished = / <unfinished \.\.\.>$/
  if (unfinished.test(rest)) {
    begun.set(thread, rest.replace(unfinished, ''))
    return null
  }
  const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest)
  return resumed ? `${begun.get(thread) ?? ''}${resumed[1] ?? ''}` : rest
}

function toOperation(call: string, args: string, result: number, folder: string): Operation | null {
  const inside = (path: string | null | undefined): path is string => path === folder || path?.startsWith(`${folder}/`) === true
  const unknown = (path: string): never => {
    throw new Error(`the power-cut model does not know ${call} on ${path}`)
  }
  const path = pathOfDescriptor(args)
  const named = texts(args).map((text) => text.toString('utf8'))
  switch (call) {
    case 'write':
      if (args.startsWith('1<')) return { kind: 'say', text: texts(args)[0]?.toString('utf8') ?? '' }
      return inside(path) ? unknown(path) : null
    case 'pwrite64':
      if (!inside(path)) return null
      // The result says how much of it was written.
      return { kind: 'write', path, offset: lastNumber(args), bytes: (texts(args)[0] ?? Buffer.alloc(0)).subarray(0, result) }
    case 'ftruncate':
      return inside(path) ? { kind: 'truncate', path, size: lastNumber(args) } : null
    case 'fsync':
    case 'fdatasync':
      return inside(path) ? { kind: 'sync', path } : null
    case 'mmap': {
      const mapped = /(\d+<.*)$/s.exec(args)?.[1]
      const file = mapped === undefined ? null : pathOfDescriptor(mapped)
      const isShared = args.includes('PROT_WRITE') && args.includes('MAP_SHARED')
      return isShared && inside(file) && !file.endsWith('-shm') ? unknown(file) : null
    }
    case 'open':
    case 'openat':
      return inside(named[0]) && args.includes('O_CREAT') ? { kind: 'create', path: named[0], empty: args.includes('O_TRUNC') } : null
    case 'unlink':
    case 'unlinkat':
      return inside(named[0]) ? { kind: 'unlink', path: named[0] } : null
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return inside(named[0]) || inside(named[1]) ? { kind: 'rename', from: named[0] ?? '', to: named[1] ?? '' } : null
    default: {
      const touched = [path, ...named].find(inside)
      return touched === undefined ? null : unknown(touched)
    }
  }
}

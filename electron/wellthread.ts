import { runCommandLine } from './cli/runCommandLine.ts'

// `wellthread screen | head` ends the reader first; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

/** The program `wellthread`: the command line, given the web host as one of its doors. Hosts know nothing of each other; this joins them. */
process.exitCode = await runCommandLine(process.argv.slice(2), {
  serve: async (input) => (await import('./web/serve.ts')).serve(input),
})

/** What `serve` hands to the web host. */
export interface ServeInput {
  readonly profileDir: string
  readonly port: number
  readonly sample: boolean
  readonly passphrase?: string
}

/** Takes the exit code of the command that ran. */
export type Done = (exitCode: number) => void

/** Hosts that the command line can open; it does not know them. */
export interface Doors {
  /** Resolves with the exit code when the host has stopped. */
  serve(input: ServeInput): Promise<number>
}

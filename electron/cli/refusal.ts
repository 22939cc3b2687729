/** A command that cannot be carried out, with the reason for standard error: exit code 1. */
export class CommandRefused extends Error {}

/** The command was called wrongly: exit code 2. */
export class WrongUsage extends Error {}

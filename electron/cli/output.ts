/** Standard output and error of one command. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`)
export const printError = (text: string): void => void process.stderr.write(`${text}\n`)
export const printJson = (value: unknown): void => print(JSON.stringify(value))

/** 1 thread, 2 threads. */
export const count = (number: number, noun: string): string => `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`

import { TALL_MAN } from './tallMan.ts'

export interface MedicineParts {
  /** The name with its tall-man letters, where listed. */
  shown: string
  /** The plain name: for voices, search and copying. */
  spoken: string
  parts: readonly { kind: 'text' | 'dose'; text: string; after?: string }[]
}

/** Cuts a medicine line of the record into the parts of PS-30; nothing is left out and nothing is shortened. */
export function medicineParts({ name, text }: { name: string; text: string }): MedicineParts {
  const spoken = name.trim()
  const rest = text.trim().toLowerCase().startsWith(spoken.toLowerCase()) ? text.trim().slice(spoken.length) : text.trim()
  const parts = rest
    .replace(/^[\s,–—-]+/, '')
    .split(/\s+—\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const dose = /^dose:?\s+(.+)$/i.exec(part)?.[1]
      if (dose === undefined) return { kind: 'text', text: part } as const
      // The amount is the dose; how often follows it in plain weight.
      const [, amount, after] = /^([\d.,/]+\s\S+|[\d.,/]+[^\d.,/\s]\S*)\s+(.+)$/.exec(dose) ?? []
      if (amount === undefined || after === undefined) return { kind: 'dose', text: dose } as const
      return { kind: 'dose', text: amount, after } as const
    })
  return { shown: tallMan(spoken), spoken, parts }
}

const TALL_MAN_BY_NAME = new Map(TALL_MAN.map((name) => [name.toLowerCase(), name]))

/** Word by word, whatever the case of the record. */
export function tallMan(name: string): string {
  return name.replaceAll(/[A-Za-z]+/g, (word) => TALL_MAN_BY_NAME.get(word.toLowerCase()) ?? word)
}

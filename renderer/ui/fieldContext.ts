import { createContext, use } from 'react'

export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  required: boolean | undefined
}

export const FieldContext = createContext<FieldControl | null>(null)

/** What a control inside a Field must carry; its own props win. Outside a Field: nothing. */
export function useFieldControl(): Partial<FieldControl> {
  return use(FieldContext) ?? {}
}

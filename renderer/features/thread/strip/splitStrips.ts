import type { ReactElement } from 'react'
import type { StripProps } from './Strip.tsx'

export type StripElement = ReactElement<StripProps>
/** Strips of one slice, in its own order; what does not apply is false or null. */
export type StripList = readonly (StripElement | false | null)[]

/**
 * What asks for an act comes first, then the order of the slices. `fixed` of them stand still, the others scroll with the messages:
 * the patient's words keep the room (PS-21 leaves none over to strips while a red flag stands).
 */
export function splitStrips(strips: StripList, fixed: number): { fixed: StripElement[]; scrolling: StripElement[] } {
  const shown = strips.filter((strip): strip is StripElement => strip !== false && strip !== null)
  const ordered = [...shown.filter(({ props }) => props.strong), ...shown.filter(({ props }) => !props.strong)]
  return { fixed: ordered.slice(0, fixed), scrolling: ordered.slice(fixed) }
}

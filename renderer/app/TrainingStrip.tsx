import type { ReactNode } from 'react'
import { BannerStrip } from '#renderer/ui/BannerStrip.tsx'

/** On every screen of the sample clinic (D24). */
export function TrainingStrip(): ReactNode {
  return (
    <section aria-label="Training">
      <BannerStrip kind="training">TRAINING · sample clinic, nobody here is real</BannerStrip>
    </section>
  )
}

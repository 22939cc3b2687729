import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { BannerStrip } from '#renderer/ui/BannerStrip.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import styles from './gallery.module.css'

export function Strips(): ReactNode {
  return (
    <div className={styles.frame}>
      <BannerStrip kind="training">TRAINING: made-up patients</BannerStrip>
      <BannerStrip kind="offline">Reading a copy from 15:41. You can read, note, snooze, draft. Sending and approving wait.</BannerStrip>
      <BannerStrip kind="stale">Last updated 15:41, trying again</BannerStrip>
      <BannerStrip kind="error" action={<Button size="dense">Show</Button>}>
        12 changes sent, 1 needs you
      </BannerStrip>
      <BannerStrip kind="info">An update is ready. It installs when you quit.</BannerStrip>
    </div>
  )
}

export function States(): ReactNode {
  return (
    <div className={styles.stack}>
      <EmptyState title="Nothing needs you." icon={<Check />} action={<Button kbd="G R">Go to Refills</Button>}>
        Next wake-up 14:30 (1 snoozed). 3 threads wait in Refills.
      </EmptyState>
      <LoadingRows rows={3} label="Loading the inbox" />
    </div>
  )
}

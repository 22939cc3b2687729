import { useEffect } from 'react'

/** The window's title: the place and how many threads, never who or what about (S10, number 19). */
export function useTitle(place: string): void {
  useEffect(() => {
    document.title = `${place} · Wellthread`
  }, [place])
}

import { useMemo, type ReactNode } from 'react'
import { Palette } from '#renderer/ui/Palette.tsx'
import type { PaletteGroup, PaletteItem } from '#renderer/ui/paletteSearch.ts'
import type { TemplateView } from '#shared/contract/index.ts'
import { isLanguage } from './phraseFacts.ts'
import { firstLine } from './PhraseMenu.tsx'

export interface PhrasePaletteProps {
  isOpen: boolean
  templates: readonly TemplateView[]
  language: string | null
  onClose: () => void
  onPick: (phrase: TemplateView) => void
  /** The phrase with its facts filled in. */
  preview: (phrase: TemplateView) => string
}

interface PhraseItem extends PaletteItem {
  phrase: TemplateView
}

/** All approved phrases, the patient's language first. */
export function PhrasePalette({ isOpen, templates, language, onClose, onPick, preview }: PhrasePaletteProps): ReactNode {
  const groups = useMemo<PaletteGroup<PhraseItem>[]>(() => {
    if (!isOpen) return []
    const item = (phrase: TemplateView): PhraseItem => ({
      id: phrase.id, label: phrase.name, hint: firstLine(preview(phrase)), keywords: [phrase.id, phrase.body.slice(0, 400)], phrase,
    })
    const own = templates.filter((phrase) => isLanguage(phrase.language, language))
    const others = templates.filter((phrase) => !isLanguage(phrase.language, language))
    return [
      { label: 'In the patient’s language', items: own.map(item) },
      { label: 'Other languages', items: others.map(item) },
    ]
  }, [isOpen, templates, language, preview])
  const words = { label: 'Phrases', placeholder: 'Find an approved phrase' }
  return <Palette open={isOpen} onClose={onClose} groups={groups} onRun={({ phrase }) => onPick(phrase)} {...words} />
}

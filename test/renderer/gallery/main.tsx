import '#renderer/fonts.ts'
import '#renderer/global.css'
import { createRoot } from 'react-dom/client'
import { Gallery } from './Gallery.tsx'

const wanted = new URLSearchParams(location.search).get('theme')
if (wanted) document.documentElement.dataset['theme'] = wanted
const root = document.getElementById('root')
if (root) createRoot(root).render(<Gallery />)

import '#renderer/fonts.ts'
import '#renderer/global.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { applyTheme, preferences } from './preferences.ts'

// Before the first paint, so that a dark desk does not flash.
applyTheme(preferences.getState().theme)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)

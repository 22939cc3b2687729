import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Serves threads made of fixtures, for looking and for screenshots; not part of the product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: resolve(import.meta.dirname, '../../../../node_modules/.cache/look-thread'),
  server: { fs: { allow: [resolve(import.meta.dirname, '../../../..')] } },
})

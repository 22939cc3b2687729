/** `npm run build`. */
import { buildNow } from './lib/build.mjs'

await buildNow()

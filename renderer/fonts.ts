/** Inter (SIL Open Font License), bundled so that every desk sees the same figures. No network font is ever asked for. */
import '@fontsource-variable/inter/wght.css'

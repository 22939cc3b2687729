declare global {
  /** Set by the build. */
  interface ImportMeta {
    readonly env: { readonly DEV: boolean }
  }
}
export {}

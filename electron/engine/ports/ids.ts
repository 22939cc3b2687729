/** Source of new ids; 128 bits of randomness each, unless a test or the sample clinic brings its own. */
export interface Ids {
  next(): string
}

const ROUNDS = 25

export const unit = (vector: Float64Array): Float64Array => {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** Index of the centre that is most like a vector, and the cosine of both. All have length 1. */
export const nearest = (centres: readonly Float64Array[], vector: Float64Array): { readonly at: number; readonly likeness: number } => {
  let best = { at: -1, likeness: Number.NEGATIVE_INFINITY }
  for (let at = 0; at < centres.length; at += 1) {
    const centre = centres[at] ?? vector
    let likeness = 0
    for (let index = 0; index < vector.length; index += 1) likeness += (vector[index] ?? 0) * (centre[index] ?? 0)
    if (likeness > best.likeness) best = { at, likeness }
  }
  return best
}

/** Centres of `count` clusters by spherical k-means, from a fixed start. Vectors have length 1. */
export const clusterVectors = (vectors: readonly Float64Array[], count: number): Float64Array[] => {
  let seed = 12_345
  const left = vectors.map((_, index) => index)
  let centres = Array.from({ length: Math.min(count, vectors.length) }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    const [chosen = 0] = left.splice(seed % left.length, 1)
    return vectors[chosen] ?? new Float64Array()
  })
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = centres.map((centre) => new Float64Array(centre.length))
    for (const vector of vectors) {
      const sum = sums[nearest(centres, vector).at]
      if (sum !== undefined) for (let index = 0; index < vector.length; index += 1) sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0)
    }
    // A centre that nothing is nearest to stays where it was.
    centres = sums.map((sum, at) => sum.some((value) => value !== 0) ? unit(sum) : centres[at] ?? sum)
  }
  return centres
}

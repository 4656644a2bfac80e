/** A longer array that begins as one did; what is new is `fill`. */
export function longerInts(its: Int32Array, length: number, fill = 0): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length).fill(fill, its.length)
  longer.set(its)
  return longer
}

/** The same; what is new is 0. */
export function longerFloats(its: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length)
  longer.set(its)
  return longer
}

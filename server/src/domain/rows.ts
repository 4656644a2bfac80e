/**
 * Numbers of many things, a row for each: beside each other, and no object for each fraction as V8 makes of a field. What is
 * not known, and all of a row that is given out, is NaN. Who takes a row gives it back.
 */
export class Rows {
  #of = new Float64Array(0)
  readonly #width: number
  readonly #free: number[] = []
  #end = 0

  constructor(width: number) {
    this.#width = width
  }

  /** Where a row begins. */
  take(): number {
    const row = this.#free.pop() ?? this.#end
    if (row === this.#end) this.#end += this.#width
    if (this.#end > this.#of.length) {
      const grown = new Float64Array(Math.max(64 * this.#width, this.#of.length * 2))
      grown.set(this.#of)
      this.#of = grown
    }
    this.#of.fill(Number.NaN, row, row + this.#width)
    return row
  }

  /** Answers the row of those who have none: before all others, so that what is asked for is NaN and what is set is lost. */
  give(row: number): number {
    if (row >= 0) this.#free.push(row)
    return -this.#width
  }

  at(i: number): number {
    return this.#of[i] ?? Number.NaN
  }

  set(i: number, value: number): void {
    this.#of[i] = value
  }
}

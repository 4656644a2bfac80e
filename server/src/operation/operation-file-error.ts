/** One thing wrong in an operation file; line and column count from 1. `key` is a path such as `contests[2].region`. */
export type FileProblem = { file: string; line: number; column: number; key: string; message: string }

/** Says everything that is wrong in an operation file at once, one problem a line. */
export class OperationFileError extends Error {
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[]) {
    const lines = problems.map(({ file, line, column, key, message }) => {
      const place = `${file}:${line}:${column}`
      return key === '' ? `  ${place} ${message}` : `  ${place} ${key}: ${message}`
    })
    super(`the operation file cannot be used (${problems.length}):\n${lines.join('\n')}`)
    this.name = 'OperationFileError'
    this.problems = problems
  }
}

import { clearLine, cursorTo } from 'node:readline'

/** Tells on standard error what is being done: on a terminal in one line, with its share; else a line a stage. */
export function progressLine(out: NodeJS.WriteStream = process.stderr) {
  let said = ''
  const rewrite = (text: string): void => {
    cursorTo(out, 0)
    out.write(text)
    clearLine(out, 1)
  }
  return {
    tell: (stage: string, share?: number): void => {
      const text = share === undefined ? stage : `${stage} ${Math.round(share * 100)} %`
      if (text === said || (!out.isTTY && said.startsWith(stage))) return
      said = text
      if (out.isTTY) rewrite(text)
      else out.write(`${stage}\n`)
    },
    /** Leaves the line to what is said next. */
    done: (): void => {
      if (out.isTTY) rewrite('')
    },
  }
}

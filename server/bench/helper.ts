import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A process of the bench that answers each message with one message. */
export type Helper = { ask: <T>(message: object) => Promise<T>; stop: () => Promise<void>; child: ChildProcess }

export function startHelper(file: string, args: readonly string[] = []): Helper {
  const child = fork(join(import.meta.dirname, file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    child,
    async ask<T>(message: object): Promise<T> {
      const over = new AbortController()
      const { signal } = over
      const answer = Promise.race([
        once(child, 'message', { signal }),
        once(child, 'exit', { signal }).then(() => Promise.reject(new Error(`${file} ended`))),
      ])
      child.send(message)
      const [said]: T[] = await answer
      over.abort()
      if (said === undefined) throw new Error(`${file} said nothing`)
      return said
    },
    async stop(): Promise<void> {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** Answers the bench that started this process. */
export const answerBench = (handle: (message: unknown) => Promise<object>): void => {
  process.on('message', (message) => {
    handle(message).then(
      (answer) => process.send?.(answer),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}

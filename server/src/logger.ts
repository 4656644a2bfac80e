import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/** Structured log on standard output. Whatever could carry a secret is cut out here, wherever it was logged. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.token', '*.trackerId', '*.cookie', '*.authorization', 'password', 'token', 'trackerId'],
      censor: '[redacted]',
    },
  })
}

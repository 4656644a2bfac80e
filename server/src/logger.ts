import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import type { Config } from './config.ts'

/** Structured log on standard output, or where a test reads it. Whatever could carry a secret is cut out here, wherever it was logged. */
export function createLogger(level: Config['logLevel'], to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.token', '*.trackerId', '*.cookie', '*.authorization', 'password', 'token', 'trackerId'],
      censor: '[redacted]',
    },
  }
  return to === undefined ? pino(options) : pino(options, to)
}

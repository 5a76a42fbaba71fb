// The log: one JSON line for each event, on standard output. Ids, codes, sizes and durations go into it; text, names
// and parts of updates never do, so an error is logged by its name and the places it passed, without its message,
// which may quote what somebody wrote. The only importer of the logger.
import { pino } from 'pino'
import { randomId } from '../../shared/ids.ts'

export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export type Log = {
  readonly debug: (event: string, fields?: LogFields) => void
  readonly info: (event: string, fields?: LogFields) => void
  readonly warn: (event: string, fields?: LogFields) => void
  /** Logs a failure or a bug and returns the id under which it can be found; show that id to the person. */
  readonly error: (event: string, error: unknown, fields?: LogFields) => string
}

export type LogOptions = {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** Where lines go instead of standard output. */
  readonly write?: (line: string) => void
}

export function createLog({ level, write }: LogOptions): Log {
  const settings = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = write ? pino(settings, { write }) : pino(settings)
  return {
    debug: (event, fields) => logger.debug(fields ?? {}, event),
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, error, fields) => {
      const id = randomId()
      logger.error({ ...fields, errorId: id, ...describe(error) }, event)
      return id
    },
  }
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return { errorName: error.name, errorCode: code, stack: frames.map(frame => frame.trim()).join(' | ') }
}

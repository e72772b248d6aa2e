import { pgFailure } from '../db/errors'
import { UnwritableMail } from '../services/mail/write-mail'

/** Why a mail did not leave: a code for the record, and whether another attempt can change anything. */
export interface Failure {
  code: string
  permanent: boolean
}

const property = (error: Error, key: string): unknown => Reflect.get(error, key)

/**
 * What an error while writing or sending means. Final is what concerns this one mail: it cannot be written, or the
 * server refused its recipient for good (5xx to RCPT TO). All else may be the server's or our own trouble and passes.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof UnwritableMail) return { code: error.code, permanent: true }
  if (!(error instanceof Error)) return { code: 'UNKNOWN', permanent: false }
  const reply = property(error, 'responseCode')
  if (typeof reply === 'number') {
    const permanent = property(error, 'command') === 'RCPT TO' && reply >= 500
    return { code: `SMTP_${reply}`, permanent }
  }
  const database = pgFailure(error)
  if (database) return { code: `DATABASE_${database.code}`, permanent: false }
  const code = property(error, 'code')
  // nodemailer itself found the address impossible, before it asked any server.
  const permanent = code === 'EENVELOPE' && property(error, 'command') === 'API'
  return { code: typeof code === 'string' ? code.slice(0, 60) : error.name.slice(0, 60), permanent }
}

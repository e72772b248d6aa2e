import { createTransport } from 'nodemailer'
import { type Env, env, isLocalMode } from '../env'
import type { Mail } from './mail'
import { keepLocalMail } from './mailbox'

// A server that does not answer must not hold a sign-in for minutes.
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

// No automatic answers to us; nothing in a mail may make nodemailer read a file or fetch a URL.
const FIXED = {
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
}

/**
 * Sends `mail` through SMTP_URL, from MAIL_FROM; in local mode keeps it in `.local/mail` instead. Throws when it was
 * not accepted, and when there is nowhere to send it to.
 */
export async function sendMail(mail: Mail, config: Env = env()): Promise<void> {
  if (config.SMTP_URL) {
    const transport = createTransport({ url: config.SMTP_URL, ...PATIENCE })
    try {
      await transport.sendMail({
        ...mail,
        ...FIXED,
        from: config.MAIL_FROM,
        to: { name: '', address: mail.to },
      })
    } finally {
      transport.close()
    }
  } else if (isLocalMode(config)) keepLocalMail(mail)
  else throw new NowhereToSend('SMTP_URL is not set, so no mail can be sent.')
}

/** Its code reaches the log, where messages of errors do not. */
class NowhereToSend extends Error {
  readonly code = 'SMTP_URL_NOT_SET'
}

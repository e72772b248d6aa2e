import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

/** A mail as it came in. `source` holds it whole, headers in front. */
export interface ReceivedMail {
  recipients: string[]
  messageId: string
  source: string
}

interface Options {
  /** 0 = any free one. */
  port?: number
  /** An SMTP reply code for a recipient that is not to be accepted. */
  refuse?: (recipient: string) => number | undefined
  /** Gets each mail before it is accepted; where this throws it is not. */
  keep?: (mail: ReceivedMail) => void
}

/** A real SMTP server on the loopback, which keeps what it accepts. */
export async function startMailServer({ port = 0, refuse = () => undefined, keep }: Options = {}) {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const responseCode = refuse(address)
      done(responseCode ? Object.assign(new Error('refused'), { responseCode }) : null)
    },
    onData(stream, session, done) {
      readAll(stream)
        .then((source) => {
          const [, messageId = ''] = /^Message-ID: *(\S+)/im.exec(source) ?? []
          const recipients = session.envelope.rcptTo.map(({ address }) => address)
          const mail = { recipients, messageId, source }
          keep?.(mail)
          received.push(mail)
        })
        .then(() => done(null), done)
    },
  })
  // A client that dies in the middle is nothing to end a test run for.
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const address = server.server.address()
  if (typeof address !== 'object' || !address) throw new Error('The mail server has no port.')
  return {
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    stop: () => new Promise<void>((closed) => server.close(closed)),
  }
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

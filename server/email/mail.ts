/** A message to one person. `text` says all there is to say; `html` says the same. */
export interface Mail {
  to: string
  subject: string
  text: string
  html?: string
  /** With its angle brackets; the same for every attempt to send the same mail. */
  messageId?: string
}

export type SendMail = (mail: Mail) => Promise<void>

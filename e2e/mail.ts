import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import PostalMime from 'postal-mime'
import type { ReceivedMail } from '../server/testing/mail-server'
import { END_TO_END } from './settings'

const { mailFolder } = END_TO_END

function received(): ReceivedMail[] {
  try {
    // Written under another name first.
    const names = readdirSync(mailFolder).filter((name) => name.endsWith('.json'))
    return names.sort().map((name) => JSON.parse(readFileSync(join(mailFolder, name), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** The mails that arrived at the SMTP server for `address`, as one reads them, the oldest first. */
export async function mailsTo(address: string) {
  const mails = received().filter(({ recipients }) => recipients.includes(address))
  const read = await Promise.all(mails.map(({ source }) => PostalMime.parse(source)))
  return read.map(({ subject = '', text = '', messageId = '' }) => ({ subject, text, messageId }))
}

/** The subjects of the mails for `address`, without those that carry a code to sign in. */
export async function subjectsTo(address: string): Promise<string[]> {
  const subjects = (await mailsTo(address)).map(({ subject }) => subject)
  return subjects.filter((subject) => !CODE.test(subject))
}

const CODE = /\b\d{6}\b/

/** The code in the last mail to `address` that has one, once it is there. */
export async function mailedCode(address: string): Promise<string> {
  let code: string | undefined
  await expect
    .poll(async () => {
      const found = (await mailsTo(address)).map(({ subject }) => CODE.exec(subject)?.[0])
      code = found.findLast((one) => one !== undefined)
      return code
    }, `a mail with a code for ${address}`)
    .toBeDefined()
  return code ?? ''
}

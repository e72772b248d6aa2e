import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Env, env, isLocalMode } from '../env'
import { localFolder, writePrivateFile } from '../local-folder'
import type { Mail } from './mail'

const LISTED = 50

const storedMail = z.object({
  id: z.string(),
  sentAt: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
})

/** A mail of local mode; `sentAt` as an ISO text in UTC. */
export type LocalMail = z.infer<typeof storedMail>

const mailFolder = () => join(localFolder(), 'mail')

/** Keeps `mail` as a file only its owner can read. */
export function keepLocalMail(mail: Mail, folder = mailFolder(), at = new Date()): void {
  const id = randomUUID()
  const sentAt = at.toISOString()
  const name = `${sentAt.replaceAll(':', '-')}-${id}.json`
  writePrivateFile(join(folder, name), JSON.stringify({ ...mail, id, sentAt }, null, 2))
}

/** The latest mails of local mode, newest first; nothing when mails are really sent. */
export function listLocalMail(config: Env = env(), folder = mailFolder()): LocalMail[] {
  if (!isLocalMode(config)) return []
  return names(folder)
    .slice(0, LISTED)
    .map((name) => storedMail.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

/** The files of mails, newest first: their names begin with the time. */
function names(folder: string): string[] {
  try {
    const found = readdirSync(folder).filter((name) => name.endsWith('.json'))
    return found.sort().reverse()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

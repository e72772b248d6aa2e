import { db } from '../db/client'
import { sendMail } from '../email/send-mail'
import { deliverBatch } from '../jobs/deliver-mail'

// A worker to be killed at the worst moment: the server of SMTP_URL has accepted a mail, and nobody noted it yet.
setInterval(() => undefined, 1000)
await deliverBatch({ db, actor: null, now: new Date() }, async (mail) => {
  await sendMail(mail)
  process.stdout.write('accepted\n')
  await new Promise(() => undefined)
})

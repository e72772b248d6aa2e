import { expect, test } from 'bun:test'
import { parseEnv } from '../env'
import { handleCron } from './handle-cron'

const CRON_SECRET = 'a-secret-of-the-scheduler'
const config = parseEnv({ CRON_SECRET })

async function knock(authorization: string | undefined, given = config) {
  let worked = 0
  const work = async () => ({ worked: ++worked })
  const headers = authorization === undefined ? undefined : { authorization }
  const answer = await handleCron(new Request('http://localhost', { headers }), work, given)
  return { status: answer.status, worked }
}

test.each([
  undefined,
  '',
  CRON_SECRET,
  'Bearer ',
  'Bearer wrong',
  `Bearer ${CRON_SECRET}x`,
  `Bearer ${CRON_SECRET.slice(0, -1)}`,
  `Basic ${CRON_SECRET}`,
  'Bearer undefined',
])('the door stays shut for %p', async (authorization) => {
  expect(await knock(authorization)).toEqual({ status: 401, worked: 0 })
})

test.each([undefined, '', 'Bearer ', 'Bearer undefined'])(
  'without a secret of its own also for %p',
  async (authorization) => {
    expect(await knock(authorization, parseEnv({}))).toEqual({ status: 401, worked: 0 })
  },
)

test('it opens for the scheduler', async () => {
  expect(await knock(`Bearer ${CRON_SECRET}`)).toEqual({ status: 200, worked: 1 })
})

test('a short secret is refused at the start', () => {
  expect(() => parseEnv({ CRON_SECRET: 'short' })).toThrow('CRON_SECRET')
})

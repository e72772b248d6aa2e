import { eq } from 'drizzle-orm'
import { DAY } from '../domain/durations'
import { localDay } from '../domain/time'
import { programEnrollments, submissions } from '../server/db/schema'
import { makeUser } from '../server/testing/factories'
import { makeLivelyProgram } from '../server/testing/lively-program'
import { makeRollCall } from '../server/testing/roll-call'
import {
  expectAccessible,
  expectAccessibleAt,
  LANGUAGES,
  LAPTOP,
  NARROW,
  speak,
  visit,
} from './accessibility'
import { expect, test } from './fixtures'

for (const language of LANGUAGES) {
  test(`the queue of deliverables and the reports are accessible: ${language}`, async ({
    page,
    database,
    signInAs,
  }) => {
    test.slow()
    await speak(page, language)
    const person = await makeUser(database, { accountStatus: 'guest' })
    const { program, tasks } = await makeLivelyProgram(database, person.id, { people: 5 })
    await database.insert(submissions).values({
      userId: person.id,
      activityId: tasks[0]?.id ?? '',
      link: `https://example.com/${'larga-'.repeat(30)}`,
      body: 'Una página.',
      submittedAt: new Date(),
    })
    await signInAs('admin')
    const queue = `/admin/deliverables?program=${program.id}`
    await visit(page, language, [
      queue,
      '/admin/deliverables?q=nobody-at-all',
      `/admin/reports?program=${program.id}`,
      '/admin/reports/too-large?kind=people',
    ])
    // On a laptop what is open stands beside the list.
    await page.goto(queue)
    await page.getByText(/^(Historial|History):/).click()
    await page.getByRole('button', { name: /^(No aprobar|Reject)$/ }).click()
    await expectAccessible(page)
    await page.setViewportSize(NARROW)
    await page.getByRole('link', { name: person.name }).click()
    await expectAccessible(page)
  })

  // Apart: the lists grow with what the other tests leave.
  for (const [what, paths] of Object.entries({
    programs: ['/admin/programs'],
    applications: ['/admin/applications', '/admin/applications?status=held'],
    'home and a day without sessions': ['/', '/admin/attendance?day=2020-01-01'],
  }))
    test(`for staff are accessible: ${what}; ${language}`, async ({ page, signInAs }) => {
      test.slow()
      await speak(page, language)
      await signInAs('moderator')
      await visit(page, language, paths)
    })

  test(`the sessions of a day are accessible: ${language}`, async ({
    page,
    database,
    signInAs,
  }) => {
    test.slow()
    await speak(page, language)
    // Far from those of the other tests.
    const startsAt = new Date(Date.now() - 60 * DAY)
    const { activity, program } = await makeRollCall(database, 4, { startsAt })
    await makeRollCall(database, 1, { startsAt: new Date(startsAt.getTime() - 2 * DAY) })
    await database
      .update(programEnrollments)
      .set({ enrolledAt: new Date(startsAt.getTime() - DAY) })
      .where(eq(programEnrollments.programId, program.id))
    await signInAs('moderator')
    await visit(page, language, [`/admin/attendance?day=${localDay(startsAt, activity.timeZone)}`])
    await expect(page.getByText(activity.title)).toBeVisible()
  })

  test(`the roll call is accessible: ${language}`, async ({ page, database, signInAs }) => {
    test.slow()
    await speak(page, language)
    const { activity } = await makeRollCall(database, 4)
    await signInAs('moderator')
    await visit(page, language, [`/admin/attendance/${activity.id}`])
    await page.getByRole('button', { name: /Persona 00/ }).click()
    await page
      .getByRole('radio', { name: /Aus|Abs/ })
      .first()
      .click()
    await expectAccessibleAt(page, [LAPTOP, NARROW])
  })
}

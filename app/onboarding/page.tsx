import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { api, requirePermission } from '@/app/_trpc/server'
import { firstUnfinished, pathOf, STATUS_PATH } from './_lib/steps'

/** The way in, from cards and mails: to where the form was left, or to how the application stands. */
export default async function OnboardingPage({ searchParams }: PageProps<'/onboarding'>) {
  const { program } = await searchParams
  const query = typeof program === 'string' ? `?program=${encodeURIComponent(program)}` : ''
  await requirePermission('applications:apply', `/onboarding${query}` as Route)
  const mine = await (await api()).applications.mine()
  if (!mine) redirect('/')
  if (mine.current && mine.current.status !== 'draft') redirect(`${STATUS_PATH}${query}` as Route)
  redirect(`${pathOf(mine.current ? firstUnfinished(mine.form) : 'profile')}${query}` as Route)
}

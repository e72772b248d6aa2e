import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { api, HydrateClient, prefetch, requirePermission, trpc } from '@/app/_trpc/server'
import { StepView } from '../_components/step-view'
import { isOpen, isStep, pathOf, STATUS_PATH } from '../_lib/steps'

export async function generateMetadata({
  params,
}: PageProps<'/onboarding/[step]'>): Promise<Metadata> {
  const { step } = await params
  const t = await getTranslations('onboarding')
  return { title: isStep(step) ? t(`steps.${step}.title`) : t('title') }
}

export default async function StepPage({ params, searchParams }: PageProps<'/onboarding/[step]'>) {
  const { step } = await params
  if (!isStep(step)) notFound()
  await requirePermission('applications:apply', pathOf(step))
  const { program } = await searchParams
  const mine = await (await api()).applications.mine()
  if (!mine || (mine.current && !isOpen(mine.current.status))) redirect(STATUS_PATH)
  await Promise.all([
    prefetch(trpc.applications.mine.queryOptions()),
    prefetch(trpc.programs.list.queryOptions()),
    prefetch(trpc.enrollments.mine.queryOptions()),
  ])
  return (
    <HydrateClient>
      <StepView step={step} wanted={typeof program === 'string' ? program : null} />
    </HydrateClient>
  )
}

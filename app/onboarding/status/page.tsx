import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { STATUS_LOOKS } from '@/app/_applications/looks'
import { ButtonLink } from '@/app/_components/button-link'
import { MessagePage } from '@/app/_components/message-page'
import { StatusChip } from '@/app/_components/status-chip'
import { PromotionReason } from '@/app/_programs/promotion-reason'
import { api, requirePermission } from '@/app/_trpc/server'
import type { EnrollmentStatus } from '@/domain/enrollments'
import { type OwnApplication, STATUS_PATH } from '../_lib/steps'
import { Answer } from './_components/answer'
import { answerOf, ByWhen } from './_components/by-when'
import { Earlier } from './_components/earlier'
import { NextActions } from './_components/next-actions'
import { Sent } from './_components/sent'
import { Timeline } from './_components/timeline'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onboarding'))('title') }
}

/** How one's application stands, what comes next, and what one can do. */
export default async function StatusPage({ searchParams }: PageProps<'/onboarding/status'>) {
  await requirePermission('applications:apply', STATUS_PATH)
  const { program } = await searchParams
  const mine = await (await api()).applications.mine()
  if (!mine) redirect('/')
  const t = await getTranslations('onboarding.status')
  const { current } = mine
  if (!current)
    return (
      <MessagePage title={t('heading.none')} text={t('next.none')}>
        <ButtonLink href={'/onboarding' as Route}>{t('start')}</ButtonLink>
      </MessagePage>
    )
  const enrollments = await (await api()).enrollments.mine()
  const place = enrollments.find(({ programId }) => programId === current.program?.id)
  const now = new Date()
  const answer = answerOf(current, now)
  const stage = answer?.isLate ? 'late' : stageOf(current, place?.enrollmentStatus)
  const { icon, tone } = STATUS_LOOKS[current.status]
  const locale = (await getLocale()) === 'en' ? 'en' : 'es'
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
      <div className="flex min-w-0 flex-col gap-6">
        <header className="flex flex-col items-start gap-3">
          <StatusChip icon={icon} tone={tone}>
            {t(`chip.${current.status}`)}
          </StatusChip>
          <h1 className="text-3xl sm:text-4xl">{t(`heading.${stage}`)}</h1>
          {current.program && <p className="text-lg font-semibold">{current.program.name}</p>}
          <p className="max-w-2xl text-lg text-muted">{t(`next.${stage}`)}</p>
          {stage === 'promoted' && place?.promotion && (
            <PromotionReason figures={place.promotion} />
          )}
        </header>
        <ByWhen application={current} stage={stage} now={now} />
        <Answer application={current} locale={locale} />
        <NextActions
          applicationId={current.id}
          status={current.status}
          wanted={typeof program === 'string' ? program : null}
        />
        <Sent mine={mine} application={current} />
        <Earlier applications={mine.earlier} locale={locale} />
      </div>
      <Timeline
        steps={current.timeline}
        answer={answer}
        place={current.status === 'approved' ? place : undefined}
      />
    </div>
  )
}

/** What there is to say: once the place moved on, that tells more than the approval. */
function stageOf(
  { status, decision }: NonNullable<OwnApplication['current']>,
  place: EnrollmentStatus | undefined,
) {
  if (status !== 'approved') return status
  if (place === 'completed' || place === 'dropped') return place
  if (place === 'active' && decision === 'guest') return 'promoted'
  return decision === 'member' ? 'approvedMember' : 'approvedGuest'
}

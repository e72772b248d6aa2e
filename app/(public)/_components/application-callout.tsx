import { getTranslations } from 'next-intl/server'
import { STATUS_LOOKS } from '@/app/_applications/looks'
import { ButtonLink } from '@/app/_components/button-link'
import { StatusChip } from '@/app/_components/status-chip'
import type { RouterOutputs } from '@/app/_trpc/client'
import { api } from '@/app/_trpc/server'
import { isOpen, STATUS_PATH } from '@/app/onboarding/_lib/steps'
import type { SignedInPerson } from '@/server/auth/person'

/** The way to apply for whoever is in no program, or to the application that is on its way. */
export async function ApplicationCallout(props: {
  person: SignedInPerson
  enrollments: RouterOutputs['enrollments']['mine']
}) {
  const t = await getTranslations('onboarding')
  const current = (await (await api()).applications.mine())?.current
  const isRunning = props.enrollments.some(
    ({ enrollmentStatus }) => enrollmentStatus === 'guest' || enrollmentStatus === 'active',
  )
  const isStaff = props.person.role !== 'participant'
  if (current ? isRunning && !isOpen(current.status) : isRunning || isStaff) return null
  const look = current && STATUS_LOOKS[current.status]
  return (
    <section className="mb-10 flex flex-wrap items-center justify-between gap-4 rounded-2xl border border-border bg-maize-soft p-5 sm:p-6">
      <div className="flex max-w-2xl min-w-0 flex-col items-start gap-2">
        {current && look && (
          <StatusChip icon={look.icon}>{t(`status.chip.${current.status}`)}</StatusChip>
        )}
        <h2 className="text-2xl">{t(current ? 'title' : 'callout.startTitle')}</h2>
        <p>{current?.program?.name ?? t('callout.startText')}</p>
      </div>
      {current && current.status !== 'draft' ? (
        <ButtonLink href={STATUS_PATH}>{t('callout.see')}</ButtonLink>
      ) : (
        <ButtonLink href="/onboarding">
          {t(current ? 'status.continue' : 'callout.apply')}
        </ButtonLink>
      )}
    </section>
  )
}

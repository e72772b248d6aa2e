import { useTranslations } from 'next-intl'
import { PageHeader } from '@/app/_components/page-header'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { EnrollmentStatusChip } from '@/app/_programs/enrollment-status'
import { ProgramDates } from '@/app/_programs/program-dates'
import { ApiProvider } from '@/app/_trpc/client'
import { NextSession } from '@/app/dashboard/_components/next-session'
import { ProgramPanel } from '@/app/dashboard/_components/program-panel'
import type { OwnProgram } from '@/app/dashboard/_lib/standing'

/** A program as somebody sees it who is, or was, in it. */
export function OwnPage({ own, now }: { own: OwnProgram; now: Date }) {
  const t = useTranslations('dashboard.page')
  const { people, ...standing } = own
  const { program } = standing
  return (
    <>
      <PageHeader title={program.name} lead={<ProgramDates program={program} />}>
        <EnrollmentStatusChip status={standing.status} />
      </PageHeader>
      <ApiProvider>
        <ClientMessages areas={['deliverables']}>
          {standing.reach && <NextSession running={[standing]} now={now} />}
          <section className="my-8 max-w-3xl">
            <h2 className="mb-1 text-xl">{t('what')}</h2>
            <p className="whitespace-pre-line wrap-anywhere">{program.description}</p>
          </section>
          <h2 className="sr-only">{program.name}</h2>
          <ProgramPanel standing={standing} people={people} now={now} />
        </ClientMessages>
      </ApiProvider>
    </>
  )
}

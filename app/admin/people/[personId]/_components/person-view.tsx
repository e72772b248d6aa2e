'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Avatar } from '@/app/_components/avatar'
import { useTRPC } from '@/app/_trpc/client'
import { PersonChips } from '../../_components/person-chips'
import { ApplicationList } from './application-list'
import { EnrollmentCard } from './enrollment-card'
import { MarkList } from './mark-list'
import { RoleForm } from './role-form'
import { SuspensionForm } from './suspension-form'

/** Everything an admin sees of a person, and what can be done about it. */
export function PersonView({ userId, isSelf }: { userId: string; isSelf: boolean }) {
  const t = useTranslations('people')
  const format = useFormatter()
  const api = useTRPC()
  const { data } = useSuspenseQuery(api.users.get.queryOptions({ userId }))
  const { profile, enrollments, attendance, applications, history } = data
  return (
    <>
      <header className="mb-6 flex flex-col items-start gap-4 sm:mb-8 sm:flex-row">
        <Avatar name={profile.name} avatarUrl={profile.avatarUrl} look="large" />
        <div className="min-w-0">
          <h1 className="mb-2 text-3xl wrap-anywhere sm:text-4xl">{profile.name}</h1>
          <PersonChips person={profile} />
          <p className="mt-3 wrap-anywhere">
            {profile.email}
            {profile.username && ` · @${profile.username}`}
          </p>
          <p className="text-muted">
            {t('joined', { date: format.dateTime(profile.createdAt, { dateStyle: 'long' }) })}
          </p>
          {profile.bio && (
            <p className="mt-2 max-w-2xl whitespace-pre-line wrap-anywhere">{profile.bio}</p>
          )}
        </div>
      </header>
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <Section title={t('sections.enrollments')}>
            {enrollments.length === 0 && <Nothing>{t('enrollments.empty')}</Nothing>}
            {enrollments.map((enrollment) => (
              <EnrollmentCard
                key={enrollment.enrollmentId}
                name={profile.name}
                enrollment={enrollment}
                history={history.filter((step) => step.enrollmentId === enrollment.enrollmentId)}
              />
            ))}
          </Section>
          <Section title={t('sections.attendance')}>
            {attendance.length === 0 && <Nothing>{t('attendance.empty')}</Nothing>}
            <MarkList marks={attendance} />
          </Section>
          <Section title={t('sections.applications')}>
            {applications.length === 0 && <Nothing>{t('applications.empty')}</Nothing>}
            <ApplicationList applications={applications} />
          </Section>
        </div>
        <Section title={t('sections.account')}>
          <RoleForm person={profile} isSelf={isSelf} />
          <SuspensionForm person={profile} isSelf={isSelf} />
        </Section>
      </div>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-4">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Nothing({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-2xl border border-dashed border-field-border p-4 text-muted">
      {children}
    </p>
  )
}

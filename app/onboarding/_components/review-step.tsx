'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { parseGithubUsername, parseXUsername } from '@/domain/handles'
import { parseUsername } from '@/domain/usernames'
import { FIELDS_OF, pathOf, STEPS } from '../_lib/steps'
import type { FormHandle } from './use-application-form'

/** Everything once more before it is sent, each part with the way to change it. */
export function ReviewStep({ form }: { form: FormHandle }) {
  const t = useTranslations('onboarding')
  const api = useTRPC()
  const { data: programs = [] } = useQuery(api.programs.list.queryOptions())
  const { form: values, problems } = form
  const shown = {
    ...values,
    programId:
      programs.find(({ id }) => id === values.programId)?.name ??
      form.mine?.current?.program?.name ??
      '',
    username: parseUsername(values.username) ?? values.username,
    githubUsername: parseGithubUsername(values.githubUsername) ?? values.githubUsername,
    twitterUsername: parseXUsername(values.twitterUsername) ?? values.twitterUsername,
  }
  return (
    <ul className="divide-y divide-border rounded-2xl border border-border bg-surface">
      {STEPS.filter((step) => step !== 'review').map((step) => (
        <li key={step} className="p-5">
          <div className="mb-2 flex items-center justify-between gap-3">
            <h2 className="text-xl">{t(`steps.${step}.short`)}</h2>
            <Link
              href={pathOf(step)}
              onClick={() => void form.save()}
              aria-label={t('change', { part: t(`steps.${step}.short`) })}
              className="inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link"
            >
              <Pencil aria-hidden="true" className="size-4" />
              {t('changeShort')}
            </Link>
          </div>
          <dl className="flex flex-col gap-3">
            {FIELDS_OF[step].map((field) => {
              const problem = problems[field]
              return (
                <div key={field}>
                  <dt className="text-sm font-semibold text-muted">{t(`fields.${field}`)}</dt>
                  <dd className="wrap-anywhere whitespace-pre-line">
                    {shown[field] || (problem ? '' : t('nothing'))}
                    {problem && (
                      <span
                        data-problem=""
                        tabIndex={-1}
                        className="flex items-start gap-1.5 font-medium text-absent"
                      >
                        <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
                        {t(`problems.${problem}`)}
                      </span>
                    )}
                  </dd>
                </div>
              )
            })}
          </dl>
        </li>
      ))}
    </ul>
  )
}

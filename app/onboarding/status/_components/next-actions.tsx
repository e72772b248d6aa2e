'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_components/button-link'
import { Notice } from '@/app/_components/notice'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import type { ApplicationStatus } from '@/domain/applications'
import { useFormMemory } from '../../_components/form-memory'
import { isOpen, pathOf } from '../../_lib/steps'
import { Withdraw } from './withdraw'

/** What one can do about an application in `status`. `wanted` = the program one came to apply to. */
export function NextActions(props: {
  applicationId: string
  status: ApplicationStatus
  wanted: string | null
}) {
  const { status } = props
  const t = useTranslations('onboarding.status')
  return (
    <div className="flex flex-wrap items-start gap-3">
      {status === 'draft' && <ButtonLink href="/onboarding">{t('continue')}</ButtonLink>}
      {status === 'changes_requested' && (
        <ButtonLink href={pathOf('review')}>{t('answer')}</ButtonLink>
      )}
      {status === 'submitted' && (
        <ButtonLink href={pathOf('review')} variant="secondary">
          {t('edit')}
        </ButtonLink>
      )}
      {status === 'approved' && <ButtonLink href="/">{t('home')}</ButtonLink>}
      {isOpen(status) ? (
        <Withdraw applicationId={props.applicationId} isDraft={status === 'draft'} />
      ) : (
        <StartAgain isAnother={status === 'approved'} wanted={props.wanted} />
      )}
    </div>
  )
}

function StartAgain({ isAnother, wanted }: { isAnother: boolean; wanted: string | null }) {
  const t = useTranslations('onboarding')
  const errors = useTranslations('errors')
  const router = useRouter()
  const api = useTRPC()
  const queryClient = useQueryClient()
  const { latest, remember } = useFormMemory()
  const again = useMutation(
    api.applications.startAgain.mutationOptions({
      networkMode: 'always',
      onSuccess: ({ applicationId, version }) => {
        // What was typed into the earlier one and not saved goes into the new one.
        if (latest.current) remember({ ...latest.current, seen: { applicationId, version } })
        queryClient.removeQueries(api.applications.mine.queryFilter())
        const query = wanted ? `?program=${encodeURIComponent(wanted)}` : ''
        router.push(`${pathOf('profile')}${query}` as Route)
      },
    }),
  )
  const isBusy = again.isPending || again.isSuccess
  const code = again.error ? refusalCode(again.error) : null
  return (
    <>
      <button
        type="button"
        aria-disabled={isBusy}
        onClick={() => !isBusy && again.mutate()}
        className={`button ${isAnother ? 'button--outline' : 'button--primary'}`}
      >
        {t(isBusy ? 'status.starting' : isAnother ? 'status.another' : 'status.again')}
      </button>
      {code && (
        <div className="w-full">
          <Notice kind="problem">
            {code === 'OFFLINE' ? t('refusals.OFFLINE') : errors(code)}
          </Notice>
        </div>
      )}
    </>
  )
}

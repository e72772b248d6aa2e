'use client'

import { useMutation } from '@tanstack/react-query'
import { CirclePause, CirclePlay, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { AskOnce } from '@/app/admin/_components/ask-once'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { useStep } from '@/app/admin/_components/use-step'
import type { ProgramSummary } from '../../_components/program-facts'
import { CloneProgram } from './clone-program'
import type { ProgramData } from './program-data'

/** What can be done with a program as a whole. Where it cannot be deleted, why not, and what to do instead. */
export function ProgramSteps(props: { program: ProgramData; summary: ProgramSummary | undefined }) {
  const { program, summary } = props
  const { id: programId, isActive, isSeed } = program
  const { name } = program.form
  const t = useTranslations('programsAdmin.steps')
  const router = useRouter()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const setActive = useMutation(api.programs.setActive.mutationOptions({ networkMode: 'always' }))
  const remove = useMutation(api.programs.remove.mutationOptions({ networkMode: 'always' }))

  const turn = () =>
    take(async () => {
      await setActive.mutateAsync({ programId, isActive: !isActive })
      return [{ kind: 'done', text: t(isActive ? 'deactivated' : 'activated', { name }) }]
    })
  const drop = () =>
    take(async () => {
      await remove.mutateAsync({ programId })
      router.replace('/admin/programs')
      return [{ kind: 'done', text: t('removed', { name }) }]
    })
  const { guest = 0, active = 0, completed = 0, dropped = 0 } = summary?.people ?? {}
  const people = guest + active + completed + dropped
  const why = isSeed ? t('whySeed') : people > 0 ? t('whyPeople', { people }) : null

  return (
    <section aria-labelledby="whole" className="mt-10 flex flex-col gap-4">
      <h2 id="whole" className="text-2xl">
        {t('title')}
      </h2>
      <SaidNotices said={said} />
      <div className="flex flex-wrap items-start gap-3">
        <CloneProgram program={program} />
        <AskOnce
          label={t(isActive ? 'deactivate' : 'activate')}
          icon={isActive ? CirclePause : CirclePlay}
          question={t(isActive ? 'deactivateAsk' : 'activateAsk', { name })}
          yes={t(isActive ? 'deactivateYes' : 'activateYes')}
          isBusy={isBusy}
          onYes={turn}
        />
        {why === null && (
          <AskOnce
            label={t('remove')}
            icon={Trash2}
            look="danger-soft"
            question={t('removeAsk', { name })}
            yes={t('removeYes')}
            isBusy={isBusy}
            onYes={drop}
          />
        )}
      </div>
      {why && <p className="max-w-2xl text-sm text-muted">{why}</p>}
    </section>
  )
}

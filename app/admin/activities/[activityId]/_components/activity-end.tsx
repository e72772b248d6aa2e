'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleX, RotateCcw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { AskOnce } from '@/app/admin/_components/ask-once'
import { LongTextField } from '@/app/admin/_components/long-text-field'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { useProblemWording } from '@/app/admin/_components/use-problem-wording'
import { useStep } from '@/app/admin/_components/use-step'
import { CANCEL_REASON_MAX, cancelActivitiesInput } from '@/domain/activity-forms'
import { type ActivityData, followers, type Scope } from './activity-data'
import { ScopeChoice } from './scope-choice'

/** The end of an activity: called off with a reason, taken back, or deleted where nobody's work hangs on it. */
export function ActivityEnd({ activity, now }: { activity: ActivityData; now: Date }) {
  const { id: activityId, version, status, title } = activity
  const t = useTranslations('activitiesAdmin.end')
  const wording = useProblemWording(CANCEL_REASON_MAX)
  const router = useRouter()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const cancel = useMutation(api.activities.cancel.mutationOptions({ networkMode: 'always' }))
  const restore = useMutation(api.activities.restore.mutationOptions({ networkMode: 'always' }))
  const remove = useMutation(api.activities.remove.mutationOptions({ networkMode: 'always' }))
  const [scope, setScope] = useState<Scope>('one')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const rest = followers(activity, now)
  const isOff = status === 'cancelled'
  const own = { activityId, version }
  const meant =
    scope === 'following' && rest.length > 0
      ? rest.map((one) => ({ activityId: one.id, version: one.version }))
      : [own]
  const activityIds = meant.map((one) => one.activityId)
  const expected = useQuery(
    api.activities.expected.queryOptions({ activityIds }, { enabled: !isOff }),
  )

  const callOff = async () => {
    const checked = cancelActivitiesInput.safeParse({ activities: meant, reason })
    setProblem(checked.success ? null : wording(checked.error.issues[0]?.message))
    if (!checked.success) return false
    return take(async () => {
      const { cancelled, mails } = await cancel.mutateAsync(checked.data)
      setReason('')
      return [{ kind: 'done', text: t('cancelled', { count: cancelled.length, mails }) }]
    })
  }
  const takeBack = () =>
    take(async () => {
      const { mails } = await restore.mutateAsync(own)
      return [{ kind: 'done', text: t('restored', { mails }) }]
    })
  const drop = () =>
    take(async () => {
      const { deleted } = await remove.mutateAsync({ activities: meant })
      router.replace('/admin/activities')
      return [{ kind: 'done', text: t('deleted', { count: deleted }) }]
    })

  return (
    <section aria-labelledby="end" className="flex flex-col items-start gap-4">
      <h2 id="end" className="text-2xl">
        {t(isOff ? 'titleOff' : 'title')}
      </h2>
      <SaidNotices said={said} />
      {!isOff && <ScopeChoice followers={rest.length} scope={scope} onChange={setScope} />}
      <div className="flex w-full flex-wrap items-start gap-3">
        {isOff ? (
          <AskOnce
            label={t('restore')}
            icon={RotateCcw}
            look="primary"
            question={t('restoreAsk', { title })}
            yes={t('restoreYes')}
            isBusy={isBusy}
            onYes={takeBack}
          />
        ) : (
          <AskOnce
            label={t('cancel', { count: meant.length })}
            icon={CircleX}
            look="danger-soft"
            question={
              expected.data
                ? t('cancelAsk', { count: meant.length, people: expected.data.people })
                : t('cancelAskUnknown', { count: meant.length })
            }
            yes={t('cancelYes', { count: meant.length })}
            isBusy={isBusy}
            onYes={callOff}
          >
            <LongTextField
              label={t('reason')}
              help={t('reasonHelp')}
              problem={problem}
              max={CANCEL_REASON_MAX}
              value={reason}
              onChange={setReason}
            />
          </AskOnce>
        )}
        {!activity.hasMarks && (
          <AskOnce
            label={t('remove', { count: meant.length })}
            icon={Trash2}
            question={t('removeAsk', { count: meant.length, title })}
            yes={t('removeYes')}
            isBusy={isBusy}
            onYes={drop}
          />
        )}
      </div>
      {activity.hasMarks && <p className="max-w-2xl text-sm text-muted">{t('whyMarks')}</p>}
    </section>
  )
}

'use client'

import { UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Notice } from '@/app/_components/notice'
import { rollCallApi } from '@/app/_offline/roll-call-api'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'
import { useStore } from '../_lib/use-roll-call'

/** Takes a walk-in off the roster who was added by mistake; the server refuses it while a mark stands. */
export function RemoveWalkIn({ userId }: { userId: string }) {
  const t = useTranslations()
  const store = useStore()
  const [problem, setProblem] = useState<RefusalCode>()
  const isBusy = useRef(false)

  const remove = async () => {
    if (isBusy.current) return
    isBusy.current = true
    setProblem(undefined)
    try {
      await rollCallApi.attendance.removeWalkIn.mutate({ activityId: store.activityId, userId })
      await store.refresh()
    } catch (error) {
      setProblem(refusalCode(error))
    }
    isBusy.current = false
  }

  return (
    <div className="space-y-3">
      <button type="button" onClick={remove} className="button button--outline gap-2">
        <UserMinus aria-hidden="true" className="size-5" />
        {t('rollCall.walkIn.remove')}
      </button>
      {problem && (
        <Notice kind="problem">
          {problem === 'OFFLINE' ? t('rollCall.needsNetwork') : t(`errors.${problem}`)}
        </Notice>
      )}
    </div>
  )
}

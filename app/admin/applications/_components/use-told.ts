'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Refusal } from '@/app/_trpc/refusal'
import { DECISIONS, type SeenHold } from '@/domain/applications'
import type { Told } from '../../_queue/told-notice'

/** What just happened, and the hold it can be taken back with. */
interface ToldDecision extends Told {
  undo?: { hold: SeenHold; name: string }
}

/** The last thing the reviewer was told, and the wording of refusals: who, what, when. */
export function useTold() {
  const t = useTranslations('review')
  const errors = useTranslations('errors')
  const format = useFormatter()
  const [told, setTold] = useState<ToldDecision | null>(null)

  function word({ code, details }: Refusal, name: string): string {
    const { decision: decided, decidedByName: by, decidedAt, name: program } = details
    const decision = DECISIONS.find((one) => one === decided)
    if (code === 'OFFLINE') return t('told.offline')
    if (code === 'CONFLICT') return t('told.conflict', { name })
    if (code === 'RUNNING_COHORT' && typeof program === 'string')
      return t('told.runningCohort', { name, program })
    if (code === 'PROGRAM_CLOSED' && typeof program === 'string')
      return t('told.programClosed', { name, program })
    if (code === 'PERSON_SUSPENDED') return t('told.personSuspended', { name })
    if (decision && typeof by === 'string' && typeof decidedAt === 'string') {
      const when = format.dateTime(new Date(decidedAt), { dateStyle: 'medium', timeStyle: 'short' })
      const key = code === 'ALREADY_HELD' ? 'told.heldByOther' : 'told.decidedByOther'
      return t(key, { name, by, decision: t(`decisions.${decision}`), when })
    }
    return t('told.refused', { name, reason: errors(code) })
  }

  return { told, tell: setTold, word }
}

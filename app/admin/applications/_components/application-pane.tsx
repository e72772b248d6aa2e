'use client'

import { useTranslations } from 'next-intl'
import { refusalCode } from '@/app/_trpc/refusal-code'
import type { Decision, SeenHold } from '@/domain/applications'
import { OpenPlaceholder } from '../../_queue/open-card'
import { HeldDecision, Outcome } from './application-state'
import { ApplicationView } from './application-view'
import { DecisionBar } from './decision-bar'
import { DecisionForm } from './decision-form'
import { RunningCohort } from './running-cohort'
import { useOpenApplication } from './use-application'
import type { Decisions, Seen, Verdict } from './use-decisions'

interface Props {
  applicationId: string
  now: Date
  takesFocus: boolean
  /** Whether the reviewer may complete and drop enrollments. */
  mayEndPlaces: boolean
  decisions: Decisions
  /** The decision that is being worded. */
  wording: 'changes' | 'reject' | null
  onDecide: (decision: Decision) => void
  onGive: (seen: Seen, verdict: Verdict) => Promise<boolean>
  onUndo: (hold: SeenHold, name: string) => void
  onCancel: () => void
}

/** The application that is open, and where one decides on it. */
export function ApplicationPane({ applicationId, decisions, wording, ...props }: Props) {
  const errors = useTranslations('errors')
  const { data, error } = useOpenApplication(applicationId)
  if (!data) {
    const code = error && refusalCode(error)
    return <OpenPlaceholder problem={code && errors(code === 'OFFLINE' ? 'UNKNOWN' : code)} />
  }
  const { hold, person } = data
  const seen = { id: data.id, version: data.version, name: person.name }
  const { mode, isBusy } = decisions
  const isUndecided = data.status === 'submitted' && (!hold || hold.voidedAt !== null)
  return (
    <ApplicationView
      key={data.id}
      application={data}
      now={props.now}
      takesFocus={props.takesFocus}
      belowGoal={
        <>
          {data.status === 'submitted' && (
            <RunningCohort application={data} now={props.now} mayEndPlaces={props.mayEndPlaces} />
          )}
          {isUndecided && wording && (
            <DecisionForm
              key={wording}
              application={data}
              decision={wording}
              mode={mode}
              isBusy={isBusy}
              onGive={(verdict) => props.onGive(seen, verdict)}
              onCancel={props.onCancel}
            />
          )}
        </>
      }
    >
      {data.status !== 'submitted' && <Outcome application={data} />}
      {data.status === 'submitted' && hold && !hold.voidedAt && (
        <HeldDecision
          application={data}
          hold={hold}
          isBusy={isBusy}
          onUndo={() => props.onUndo({ ...hold, applicationId }, person.name)}
        />
      )}
      {isUndecided && !wording && (
        <DecisionBar
          mode={mode}
          isBusy={isBusy}
          onMode={decisions.setMode}
          onDecide={props.onDecide}
        />
      )}
    </ApplicationView>
  )
}

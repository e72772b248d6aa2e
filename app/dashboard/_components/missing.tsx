import { CircleCheck, CircleDashed } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { shownRate } from '@/domain/rate'
import { type Headline, outlookOf } from '../_lib/outlook'
import type { Standing } from '../_lib/standing'
import { Part } from './part'

/** What is left to become a member or to complete: one sentence, what may be promised, and the rule line by line. */
export function Missing({ standing }: { standing: Standing }) {
  const t = useTranslations('dashboard.missing')
  const outlook = outlookOf(standing)
  const headline = useHeadline(standing.status)
  if (!outlook) return null
  const { assurance } = outlook
  const { rule, counts, evaluation, deliverableCounts } = standing
  const { requiredDeliverables, approvedDeliverables } = deliverableCounts
  return (
    <Part title={t(standing.status === 'guest' ? 'titleGuest' : 'titleMember')}>
      <p className="font-display text-2xl leading-tight font-semibold text-balance">
        {headline(outlook.headline)}
      </p>
      {assurance && <p className="mt-1.5">{t(assurance.kind, { mayMiss: 0, ...assurance })}</p>}
      <ul className="mt-4 flex flex-col divide-y divide-border border-t border-border">
        <Row
          label={t('rows.present')}
          value={t(counts.present > rule.minPresent ? 'rows.presentMore' : 'rows.presentValue', {
            present: counts.present,
            asked: rule.minPresent,
          })}
          isReached={evaluation.missingPresent === 0}
          share={rule.minPresent === 0 ? 1 : counts.present / rule.minPresent}
        />
        <Row
          label={t('rows.rate')}
          value={
            evaluation.rate === null
              ? t('rows.noRateValue', { asked: rule.minRate })
              : t('rows.rateValue', { rate: shownRate(evaluation.rate), asked: rule.minRate })
          }
          isReached={evaluation.rateReached}
          share={rule.minRate === 0 ? 1 : (evaluation.rate ?? 0) / rule.minRate}
        />
        {requiredDeliverables > 0 && (
          <Row
            label={t('rows.deliverables')}
            value={t('rows.deliverablesValue', {
              approved: approvedDeliverables,
              asked: requiredDeliverables,
            })}
            isReached={evaluation.missingDeliverables === 0}
            share={approvedDeliverables / requiredDeliverables}
          />
        )}
      </ul>
    </Part>
  )
}

function useHeadline(status: Standing['status']) {
  const t = useTranslations('dashboard.missing')
  return (headline: Headline): string => {
    switch (headline.kind) {
      case 'met':
        return t('met', { status })
      case 'unreachable':
        return t('unreachable')
      case 'awaiting':
        return t('awaiting', { awaiting: headline.awaiting })
      case 'unscheduled':
        return t('unscheduled', { missing: headline.missing, upcoming: headline.upcoming })
      case 'missing': {
        const sessions = t('sessions', { count: headline.sessions })
        const deliverables = t('deliverables', { count: headline.deliverables })
        if (headline.deliverables === 0) return sessions
        return headline.sessions === 0 ? deliverables : t('both', { sessions, deliverables })
      }
    }
  }
}

function Row(props: { label: string; value: string; isReached: boolean; share: number }) {
  const t = useTranslations('dashboard.missing.rows')
  const Icon = props.isReached ? CircleCheck : CircleDashed
  return (
    <li className="flex items-start gap-3 py-3">
      <Icon
        aria-hidden="true"
        className={`mt-0.5 size-5 shrink-0 ${props.isReached ? 'text-present' : 'text-muted'}`}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span className="font-semibold">
            {props.label}
            <span className="sr-only">: {t(props.isReached ? 'reached' : 'open')}.</span>
          </span>
          <span className="tabular-nums">{props.value}</span>
        </p>
        <svg aria-hidden="true" className="mt-1.5 block h-2 w-full rounded-full bg-default">
          <rect
            width={`${Math.round(Math.min(1, props.share) * 100)}%`}
            height="100%"
            rx="4"
            className={props.isReached ? 'fill-present' : 'fill-(--kernel-gold)'}
          />
        </svg>
      </div>
    </li>
  )
}

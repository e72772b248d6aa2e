import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { Avatar } from '@/app/_components/avatar'
import { countedSessions, shownRate } from '@/domain/rate'
import type { Ready } from './use-promote'

interface Props {
  rows: readonly Ready[]
  chosen: ReadonlySet<string>
  onChoose: (enrollmentIds: readonly string[], isChosen: boolean) => void
}

const CHECKBOX = 'size-6 shrink-0 accent-(--accent)'

/** Those of one program, with what it asks for and a box for all of them. */
export function ReadyProgram({ rows, chosen, onChoose }: Props) {
  const t = useTranslations('people.promotions')
  const id = useId()
  const [first] = rows
  if (!first) return null
  const ids = rows.map((row) => row.enrollmentId)
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h2 id={id} className="text-2xl wrap-anywhere">
            {first.programName}
          </h2>
          <p className="text-muted">
            {t('rule', { ...first.rule, deliverables: first.deliverables.requiredDeliverables })}
          </p>
        </div>
        <label className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
          <input
            type="checkbox"
            checked={ids.every((one) => chosen.has(one))}
            onChange={(event) => onChoose(ids, event.target.checked)}
            className={CHECKBOX}
          />
          {t('all')}
        </label>
      </div>
      <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
        {rows.map((row) => (
          <ReadyRow
            key={row.enrollmentId}
            row={row}
            isChosen={chosen.has(row.enrollmentId)}
            onChoose={(isChosen) => onChoose([row.enrollmentId], isChosen)}
          />
        ))}
      </ul>
    </section>
  )
}

function ReadyRow(props: { row: Ready; isChosen: boolean; onChoose: (isChosen: boolean) => void }) {
  const { row } = props
  const t = useTranslations('people.promotions')
  const people = useTranslations('people')
  const format = useFormatter()
  const { rate } = row.evaluation
  const { requiredDeliverables: asked, approvedDeliverables: approved } = row.deliverables
  return (
    <li className="flex flex-col gap-2 p-4 has-checked:bg-maize-soft">
      <label className="flex min-h-11 cursor-pointer items-start gap-3">
        <input
          type="checkbox"
          checked={props.isChosen}
          onChange={(event) => props.onChoose(event.target.checked)}
          className={CHECKBOX}
        />
        <Avatar name={row.name} avatarUrl={row.avatarUrl} />
        <span className="min-w-0">
          <span className="block font-semibold wrap-anywhere">{row.name}</span>
          <span className="block tabular-nums">
            {t('evidence', { present: row.counts.present, counted: countedSessions(row.counts) })}
            {rate !== null && ` · ${t('rate', { rate: shownRate(rate) })}`}
            {asked > 0 && ` · ${people('deliverables', { approved, asked })}`}
          </span>
          <span className="block text-sm">
            {t('since', { date: format.dateTime(row.enrolledAt, { dateStyle: 'long' }) })}
          </span>
        </span>
      </label>
      <div className="pl-9 sm:pl-22">
        <p className="text-sm font-semibold">{t('goal')}</p>
        <p className="whitespace-pre-line wrap-anywhere">{row.goal ?? t('noGoal')}</p>
        <Link
          href={`/admin/people/${row.userId}`}
          className="-ml-2 inline-flex min-h-11 items-center px-2 font-semibold text-link wrap-anywhere"
        >
          {t('open', { name: row.name })}
        </Link>
      </div>
    </li>
  )
}

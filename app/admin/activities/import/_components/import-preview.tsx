'use client'

import { CircleAlert, CircleCheck, CirclePlus, type LucideIcon, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/app/_components/notice'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import { ChoiceGroup } from '@/app/_shell/choice-group'
import type { RouterOutputs } from '@/app/_trpc/client'

export type Preview = RouterOutputs['activities']['previewImport']
type Row = Preview['rows'][number]
type Outcome = Row['outcome']

const LOOKS: Record<Outcome, { icon: LucideIcon; tone: Tone }> = {
  problem: { icon: CircleAlert, tone: 'negative' },
  new: { icon: CirclePlus, tone: 'positive' },
  changed: { icon: PencilLine, tone: 'waiting' },
  same: { icon: CircleCheck, tone: 'neutral' },
}
const OUTCOMES = ['problem', 'new', 'changed', 'same'] as const

/** What every row of a file would do. It is done only as a whole, and only where nothing is wrong. */
export function ImportPreview(props: { preview: Preview; isBusy: boolean; onApply: () => void }) {
  const { counts, rows, ignored } = props.preview
  const t = useTranslations('importActivities')
  const [only, setOnly] = useState<Outcome | 'all'>('all')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const shown = only === 'all' ? rows : rows.filter(({ outcome }) => outcome === only)
  const present = OUTCOMES.filter((outcome) => counts[outcome] > 0)
  const writes = counts.new + counts.changed
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-4">
      <h2 id="preview" ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {t('preview', { count: rows.length })}
      </h2>
      {counts.problem > 0 && (
        <Notice kind="problem">{t('hasProblems', { count: counts.problem })}</Notice>
      )}
      {counts.problem === 0 && writes === 0 && <Notice kind="info">{t('nothing')}</Notice>}
      {ignored.length > 0 && (
        <Notice kind="info">{t('ignored', { columns: ignored.join(', ') })}</Notice>
      )}
      {present.length > 1 && (
        <div className="max-w-full">
          <ChoiceGroup
            label={t('show')}
            hideLabel
            choices={[
              { value: 'all' as const, label: t('all', { count: rows.length }) },
              ...present.map((value) => ({
                value,
                label: t(`only.${value}`, { count: counts[value] }),
              })),
            ]}
            value={only}
            onChange={setOnly}
          />
        </div>
      )}
      <ol className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
        {shown.map((row) => (
          <PreviewRow key={row.line} row={row} />
        ))}
      </ol>
      {counts.problem === 0 && writes > 0 && (
        <button
          type="button"
          aria-disabled={props.isBusy}
          onClick={props.onApply}
          className="button button--primary self-start aria-disabled:opacity-60"
        >
          {props.isBusy
            ? t('applying')
            : t('apply', { added: counts.new, changed: counts.changed })}
        </button>
      )}
    </section>
  )
}

function PreviewRow({ row }: { row: Row }) {
  const t = useTranslations('importActivities')
  const { icon, tone } = LOOKS[row.outcome]
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 [content-visibility:auto] [contain-intrinsic-size:auto_4rem] sm:grid-cols-[4.5rem_8rem_minmax(0,1fr)]">
      <span className="text-sm text-muted tabular-nums sm:pt-1">
        {t('line', { line: row.line })}
      </span>
      <span>
        <StatusChip icon={icon} tone={tone}>
          {t(`outcomes.${row.outcome}`)}
        </StatusChip>
      </span>
      <div className="min-w-0">
        <p className="font-semibold wrap-anywhere sm:pt-0.5">{row.title || t('noTitle')}</p>
        <ul className="text-sm">
          {row.problems.map(({ column, code }) => (
            <li key={`${column} ${code}`} className="font-medium wrap-anywhere text-absent">
              {column && <code>{column}</code>}
              {column && ': '}
              {t(`problems.${code}`)}
            </li>
          ))}
          {row.changes.map(({ column, from, to }) => (
            <li key={column} className="wrap-anywhere">
              <code className="text-muted">{column}</code>:{' '}
              <del className="text-muted">{from || t('blank')}</del>
              {' → '}
              <ins className="font-medium no-underline">{to || t('blank')}</ins>
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

'use client'

import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Flag,
  Hourglass,
  type LucideIcon,
  PackageOpen,
} from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { EnrollmentStatusChip } from '@/app/_programs/enrollment-status'
import type { RouterOutputs } from '@/app/_trpc/client'
import { fold } from '@/domain/people'
import { countedSessions, shownRate } from '@/domain/rate'

type Person = RouterOutputs['progress']['report']['people'][number]

type Standing = 'met' | 'reachable' | 'unscheduled' | 'unreachable' | 'deliverables' | 'ended'

const LOOKS: Record<Standing, { icon: LucideIcon; text: string }> = {
  met: { icon: CircleCheck, text: 'text-present' },
  reachable: { icon: CircleDashed, text: '' },
  unscheduled: { icon: Hourglass, text: '' },
  unreachable: { icon: CircleX, text: 'text-absent' },
  deliverables: { icon: PackageOpen, text: '' },
  ended: { icon: Flag, text: 'text-muted' },
}

function standingOf({ evaluation, reach }: Person): Standing {
  if (!reach) return 'ended'
  if (evaluation.met) return 'met'
  return reach.state === 'met' ? 'deliverables' : reach.state
}

/** Everybody of a program with their figures, to look through and to narrow by name. */
export function ReportTable({ people }: { people: readonly Person[] }) {
  const t = useTranslations('downloads')
  const id = useId()
  const earlyInput = useEarlyInput()
  const [search, setSearch] = useState('')
  if (people.length === 0) return <EmptyState title={t('none.title')} text={t('none.text')} />
  const words = fold(search).split(/\s+/).filter(Boolean)
  const shown = people.filter(({ name, email }) =>
    words.every((word) => fold(`${name} ${email}`).includes(word)),
  )
  const rates = shown.flatMap(({ evaluation }) => evaluation.rate ?? [])
  return (
    <>
      <div
        id={earlyInput}
        className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2"
      >
        <div className="min-w-0 flex-1 sm:max-w-md">
          <label htmlFor={id} className="label">
            {t('search')}
          </label>
          <input
            id={id}
            type="search"
            autoComplete="off"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
            className="input mt-1 w-full px-3"
          />
        </div>
        <p role="status" className="font-semibold text-muted tabular-nums">
          {t('total', { count: shown.length })}
          {rates.length > 0 &&
            ` · ${t('average', { rate: shownRate(rates.reduce((sum, rate) => sum + rate, 0) / rates.length) })}`}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('noMatch.title')} text={t('noMatch.text')} />
      ) : (
        <div className="overflow-x-auto rounded-2xl border border-border bg-surface">
          <table className="w-full min-w-2xl text-left">
            <caption className="sr-only">{t('table.label')}</caption>
            <thead className="border-b border-border text-sm text-muted">
              <tr>
                <Head>{t('table.name')}</Head>
                <Head>{t('table.rate')}</Head>
                <Head>{t('table.counted')}</Head>
                <Head>{t('table.deliverables')}</Head>
                <Head>{t('table.reach')}</Head>
                <Head>{t('table.status')}</Head>
              </tr>
            </thead>
            <tbody className="divide-y divide-border">
              {shown.map((person) => (
                <Row key={person.enrollmentId} person={person} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="px-3 py-2.5 font-semibold first:pl-4">
      {children}
    </th>
  )
}

const CELL = 'px-3 py-2.5 tabular-nums'

function Row({ person }: { person: Person }) {
  const t = useTranslations('downloads')
  const format = useFormatter()
  const { counts, deliverables, evaluation } = person
  const standing = standingOf(person)
  const { icon: Icon, text } = LOOKS[standing]
  return (
    <tr className="align-top [content-visibility:auto]">
      <th scope="row" className="max-w-64 py-1 pr-3 pl-4 font-normal">
        <Link
          href={`/admin/people/${person.userId}`}
          className="flex min-h-11 items-center font-semibold wrap-anywhere text-link"
        >
          {person.name}
        </Link>
        <span className="block pb-1.5 text-sm wrap-anywhere text-muted">{person.email}</span>
      </th>
      <td className={`${CELL} font-semibold`}>
        {evaluation.rate === null
          ? t('table.noRate')
          : format.number(shownRate(evaluation.rate), { style: 'percent' })}
      </td>
      <td className={CELL}>
        {t('table.countedValue', { present: counts.present, counted: countedSessions(counts) })}
      </td>
      <td className={CELL}>
        {deliverables.requiredDeliverables === 0
          ? '–'
          : t('table.deliverablesValue', {
              approved: deliverables.approvedDeliverables,
              asked: deliverables.requiredDeliverables,
            })}
      </td>
      <td className={CELL}>
        <span className={`flex items-start gap-1.5 ${text}`}>
          <Icon aria-hidden="true" className="mt-1 size-4 shrink-0" />
          {t(`reach.${standing}`, { count: evaluation.missingDeliverables })}
        </span>
      </td>
      <td className={CELL}>
        <EnrollmentStatusChip status={person.status} />
      </td>
    </tr>
  )
}

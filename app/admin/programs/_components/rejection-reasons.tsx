'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { Field, INPUT } from '@/app/admin/_components/field'
import { REASONS_MAX } from '@/domain/program-forms'
import type { ReasonDraft } from '../_lib/program-draft'

interface Props {
  reasons: readonly ReasonDraft[]
  problemOf: (path: string) => string | null
  onChange: (reasons: ReasonDraft[]) => void
}

/** The reasons a reviewer may choose from, in both languages and in this order. None = the ones everybody uses. */
export function RejectionReasons({ reasons, problemOf, onChange }: Props) {
  const t = useTranslations('programsAdmin.reasons')
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const set = (at: number, changes: Partial<ReasonDraft>) =>
    onChange(reasons.map((one, index) => (index === at ? { ...one, ...changes } : one)))
  const swap = (at: number, by: 1 | -1) => {
    const next = [...reasons]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    onChange(next)
  }
  const add = () => {
    onChange([...reasons, { key: crypto.randomUUID(), code: '', es: '', en: '' }])
    setTimeout(() => list.current?.querySelector<HTMLElement>('li:last-of-type input')?.focus())
  }
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h3 id={id} className="label font-sans">
          {t('title')}
        </h3>
        <p className="text-sm text-muted">{t(reasons.length === 0 ? 'none' : 'help')}</p>
      </div>
      <ol ref={list} className="flex flex-col gap-3 empty:hidden">
        {reasons.map((reason, index) => {
          const n = index + 1
          return (
            <li key={reason.key} className="rounded-xl border border-border p-3">
              <div className="grid gap-3 sm:grid-cols-2">
                <Field label={t('es', { n })} problem={problemOf(`rejectionReasons.${index}.es`)}>
                  {(input) => (
                    <input
                      {...input}
                      lang="es"
                      value={reason.es}
                      onChange={(event) => set(index, { es: event.target.value })}
                      className={INPUT}
                    />
                  )}
                </Field>
                <Field label={t('en', { n })} problem={problemOf(`rejectionReasons.${index}.en`)}>
                  {(input) => (
                    <input
                      {...input}
                      lang="en"
                      value={reason.en}
                      onChange={(event) => set(index, { en: event.target.value })}
                      className={INPUT}
                    />
                  )}
                </Field>
              </div>
              <div className="mt-2 flex flex-wrap justify-end gap-1">
                <IconButton
                  icon={ArrowUp}
                  label={t('up', { n })}
                  isDisabled={index === 0}
                  onPress={() => swap(index, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t('down', { n })}
                  isDisabled={n === reasons.length}
                  onPress={() => swap(index, 1)}
                />
                <IconButton
                  icon={Trash2}
                  label={t('remove', { n })}
                  onPress={() => onChange(reasons.filter((_, at) => at !== index))}
                />
              </div>
            </li>
          )
        })}
      </ol>
      <button
        type="button"
        onClick={add}
        disabled={reasons.length >= REASONS_MAX}
        className="button button--outline gap-2 self-start"
      >
        <Plus aria-hidden="true" className="size-5" />
        {t('add')}
      </button>
    </section>
  )
}

function IconButton(props: {
  icon: typeof Plus
  label: string
  isDisabled?: boolean
  onPress: () => void
}) {
  const { icon: Icon } = props
  return (
    <button
      type="button"
      aria-label={props.label}
      disabled={props.isDisabled}
      onClick={props.onPress}
      className="button button--ghost button--icon-only px-0 disabled:opacity-40"
    >
      <Icon aria-hidden="true" className="size-5" />
    </button>
  )
}

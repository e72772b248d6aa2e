'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '@/app/_components/notice'

/** What is read, and below it, always in sight, where one answers it; an empty `answer` takes no room. */
export function OpenCard(props: { children: ReactNode; answer: ReactNode }) {
  return (
    <article className="rounded-2xl border border-border bg-surface">
      <div className="flex flex-col gap-6 p-4 sm:p-6">{props.children}</div>
      <div className="sticky bottom-0 z-10 max-h-[70dvh] overflow-y-auto rounded-b-2xl border-t border-border bg-surface p-3 empty:hidden sm:px-6">
        {props.answer}
      </div>
    </article>
  )
}

/** The heading of what is read, from which the keyboard goes on where it was opened by hand. */
export function OpenHeading(props: { takesFocus: boolean; children: ReactNode }) {
  const { takesFocus } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [takesFocus])
  return (
    <h2
      ref={heading}
      tabIndex={-1}
      className="min-w-0 scroll-mt-24 text-2xl wrap-anywhere outline-none! sm:text-3xl"
    >
      {props.children}
    </h2>
  )
}

/** In place of what cannot be read yet, or, with a `problem`, at all. */
export function OpenPlaceholder({ problem }: { problem: string | null }) {
  const t = useTranslations('common')
  if (problem) return <Notice kind="problem">{problem}</Notice>
  return (
    <div role="status" className="h-96 animate-pulse rounded-2xl bg-surface-secondary">
      <span className="sr-only">{t('loading')}</span>
    </div>
  )
}

'use client'

import { ArrowLeft, Keyboard, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Notice } from '@/app/_components/notice'
import { PageHeader } from '@/app/_components/page-header'
import { useKeys } from '@/app/admin/_components/use-keys'
import type { SubmissionAnswer } from '@/domain/submissions'
import { queueHref } from '../_search-params'
import { HelpDialog } from './help-dialog'
import { QueueFilters } from './queue-filters'
import { QueueList } from './queue-list'
import { SubmissionPane } from './submission-pane'
import { useAnswer } from './use-answer'
import { useFilters, useQueue } from './use-submissions'

const isVisible = (element: HTMLElement | null) => Boolean(element?.getClientRects().length)

/** What people handed in: the list, the one that is open, and the answer, by hand and by key. */
export function SubmissionQueue({ now }: { now: Date }) {
  const t = useTranslations('deliverables')
  const { filters, change } = useFilters()
  const queue = useQueue(filters)
  const answers = useAnswer()
  const pane = useRef<HTMLDivElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const [wording, setWording] = useState<{ id: string; answer: SubmissionAnswer } | null>(null)
  const [hasMoved, setHasMoved] = useState(false)
  const [isHelpOpen, setIsHelpOpen] = useState(false)

  const ids = queue.rows.map(({ id }) => id)
  const currentId = filters.open ?? ids[0] ?? null
  const at = currentId === null ? -1 : ids.indexOf(currentId)

  const open = (id: string | null, how: 'push' | 'replace' = 'replace') => {
    setHasMoved(true)
    setWording(null)
    change({ open: id }, how)
  }
  const move = (by: 1 | -1) => {
    const id = filters.open || isVisible(pane.current) ? ids[at + by] : ids[0]
    if (id) open(id)
  }
  /** To the one after it; to the one before it from the last. */
  const goOn = (id: string) => {
    const index = ids.indexOf(id)
    open(ids[index + 1] ?? ids[index - 1] ?? null)
  }
  const word = (answer: SubmissionAnswer) => {
    // Nobody answers what they do not see.
    if (currentId && isVisible(pane.current)) setWording({ id: currentId, answer })
  }

  const stopWording = () => setWording(null)

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    a: () => word('approve'),
    c: () => word('request_changes'),
    r: () => word('reject'),
    '/': () => searchField.current?.focus(),
    '?': () => setIsHelpOpen(true),
    Escape: stopWording,
  })

  const onPhone = filters.open ? 'max-lg:hidden' : ''
  return (
    <>
      <div className={filters.open ? 'max-lg:sr-only' : ''}>
        <PageHeader title={t('title')} lead={t('lead')}>
          <button
            type="button"
            onClick={() => setIsHelpOpen(true)}
            className="button button--outline gap-2 max-lg:hidden"
          >
            <Keyboard aria-hidden="true" className="size-5" />
            {t('keys.open')}
          </button>
        </PageHeader>
      </div>
      <div className={onPhone}>
        <QueueFilters
          filters={filters}
          counts={queue.counts}
          searchField={searchField}
          onChange={change}
        />
      </div>
      {answers.told && (
        <div className="mb-4 flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Notice kind={answers.told.kind}>{answers.told.text}</Notice>
          </div>
          <button
            type="button"
            onClick={() => answers.tell(null)}
            aria-label={t('told.close')}
            className="button button--ghost button--icon-only px-0"
          >
            <X aria-hidden="true" className="size-5" />
          </button>
        </div>
      )}
      <div className="lg:grid lg:grid-cols-[18rem_minmax(0,1fr)] lg:items-start lg:gap-5">
        <div
          className={`lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto ${onPhone}`}
        >
          <QueueList
            queue={queue}
            filters={filters}
            currentId={currentId}
            now={now}
            onOpen={(id) => open(id, 'push')}
            onChange={change}
          />
        </div>
        <div ref={pane} className={filters.open ? '' : 'max-lg:hidden'}>
          {filters.open && (
            <a
              href={queueHref({ ...filters, open: null })}
              onClick={(event) => {
                event.preventDefault()
                open(null, 'push')
              }}
              className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link lg:hidden"
            >
              <ArrowLeft aria-hidden="true" className="size-5" />
              {t('back')}
            </a>
          )}
          {currentId && (
            <SubmissionPane
              key={currentId}
              submissionId={currentId}
              now={now}
              takesFocus={hasMoved && filters.open === currentId}
              isBusy={answers.isBusy}
              wording={wording?.id === currentId ? wording.answer : null}
              onWord={word}
              onCancel={stopWording}
              onGive={async (submission, input) => {
                const outcome = await answers.give(submission, input)
                if (outcome !== 'refused') goOn(submission.id)
                return outcome === 'given'
              }}
            />
          )}
        </div>
      </div>
      {isHelpOpen && <HelpDialog onClose={() => setIsHelpOpen(false)} />}
    </>
  )
}

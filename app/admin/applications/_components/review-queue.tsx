'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Keyboard, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { PageHeader } from '@/app/_components/page-header'
import { useTRPC } from '@/app/_trpc/client'
import { useKeys } from '../../_components/use-keys'
import { HELD_INPUT } from '../_search-params'
import { ApplicationPane } from './application-pane'
import { HelpDialog } from './help-dialog'
import { QueueColumn } from './queue-column'
import { QueueFilters } from './queue-filters'
import { ReleaseDialog } from './release-dialog'
import { ToldNotice } from './told-notice'
import { queueHref } from './use-filters'
import { useReview } from './use-review'
import { useSelection } from './use-selection'
import { VoidedHolds } from './voided-holds'

/** The screen on which staff read applications and decide. On a phone the list, then the application. */
export function ReviewQueue({ now, mayEndPlaces }: { now: Date; mayEndPlaces: boolean }) {
  const t = useTranslations('review')
  const api = useTRPC()
  const held = useQuery(api.applications.list.queryOptions(HELD_INPUT))
  const review = useReview()
  const selection = useSelection(review.queue.rows)
  const [dialog, setDialog] = useState<'help' | 'release' | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const { filters, decisions, currentId, queue } = review
  const { told } = decisions
  const takeBack = told?.undo

  useKeys({
    j: () => review.move(1),
    k: () => review.move(-1),
    g: () => review.decide('guest'),
    m: () => review.decide('member'),
    c: () => review.decide('changes'),
    r: () => review.decide('reject'),
    u: review.undoLast,
    x: () => currentId && filters.view === 'submitted' && selection.toggle(currentId),
    '/': () => searchField.current?.focus(),
    '?': () => setDialog('help'),
    Escape: review.stopWording,
  })

  const release = async () => {
    const rows = held.data?.applications ?? []
    const holds = rows.flatMap(({ id: applicationId, hold }) =>
      hold ? [{ applicationId, holdId: hold.holdId, holdVersion: hold.holdVersion }] : [],
    )
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    await decisions.release(holds, (id) => names.get(id) ?? t('told.unknownPerson'))
    setDialog(null)
  }
  const heldCount = held.data?.applications.length ?? 0
  const onPhone = filters.open ? 'max-lg:hidden' : ''

  return (
    <>
      <div className={filters.open ? 'max-lg:sr-only' : ''}>
        <PageHeader title={t('title')} lead={t('lead')}>
          <div className={`flex flex-wrap gap-3 ${onPhone}`}>
            {heldCount > 0 && (
              <button
                type="button"
                onClick={() => setDialog('release')}
                className="button button--primary gap-2"
              >
                <Send aria-hidden="true" className="size-5" />
                {t('release.button', { count: heldCount })}
              </button>
            )}
            <button
              type="button"
              onClick={() => setDialog('help')}
              className="button button--outline gap-2 max-lg:hidden"
            >
              <Keyboard aria-hidden="true" className="size-5" />
              {t('keys.open')}
            </button>
          </div>
        </PageHeader>
      </div>
      <VoidedHolds
        onOpen={(id) => review.open(id, 'push')}
        onDismiss={(seen, name) => void decisions.undo(seen, name)}
      />
      <div className={onPhone}>
        <QueueFilters
          filters={filters}
          counts={queue.counts}
          searchField={searchField}
          onChange={review.change}
        />
      </div>
      {told && (
        <ToldNotice
          told={told}
          onUndo={takeBack ? () => void review.undo(takeBack.hold, takeBack.name) : null}
          onClose={() => decisions.tell(null)}
        />
      )}
      <div className="lg:grid lg:grid-cols-[18rem_minmax(0,1fr)] lg:items-start lg:gap-5">
        <div
          className={`lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto ${onPhone}`}
        >
          <QueueColumn review={review} selection={selection} now={now} />
        </div>
        <div ref={review.pane} className={filters.open ? '' : 'max-lg:hidden'}>
          {filters.open && (
            <a
              href={queueHref({ ...filters, open: null })}
              onClick={(event) => {
                event.preventDefault()
                review.open(null, 'push')
              }}
              className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link lg:hidden"
            >
              <ArrowLeft aria-hidden="true" className="size-5" />
              {t('back')}
            </a>
          )}
          {currentId && (
            <ApplicationPane
              key={currentId}
              applicationId={currentId}
              now={now}
              takesFocus={review.hasMoved && filters.open === currentId}
              mayEndPlaces={mayEndPlaces}
              decisions={decisions}
              wording={review.wording}
              onDecide={review.decide}
              onGive={review.give}
              onUndo={review.undo}
              onCancel={review.stopWording}
            />
          )}
        </div>
      </div>
      {dialog === 'help' && <HelpDialog onClose={() => setDialog(null)} />}
      {dialog === 'release' && held.data && (
        <ReleaseDialog
          held={held.data}
          isBusy={decisions.isBusy}
          onConfirm={() => void release()}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { useKeys } from '../../_components/use-keys'
import { QueueScreen } from '../../_queue/queue-screen'
import { ToldNotice } from '../../_queue/told-notice'
import { HELD_INPUT, queueHref } from '../_search-params'
import { ApplicationPane } from './application-pane'
import { HelpDialog } from './help-dialog'
import { QueueColumn } from './queue-column'
import { QueueFilters } from './queue-filters'
import { ReleaseDialog } from './release-dialog'
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
  const { filters, decisions, reading, queue } = review
  const { currentId } = reading
  const { told } = decisions
  const takeBack = told?.undo

  useKeys({
    j: () => reading.move(1),
    k: () => reading.move(-1),
    g: () => review.decide('guest'),
    m: () => review.decide('member'),
    c: () => review.decide('changes'),
    r: () => review.decide('reject'),
    u: review.undoLast,
    x: () => currentId && filters.view === 'submitted' && selection.toggle(currentId),
    '/': () => searchField.current?.focus(),
    '?': () => setDialog('help'),
    Escape: reading.stopWording,
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

  return (
    <>
      <QueueScreen
        words={{ title: t('title'), lead: t('lead'), keys: t('keys.open'), back: t('back') }}
        isOpen={filters.open !== null}
        listHref={queueHref({ ...filters, open: null })}
        pane={reading.pane}
        onHelp={() => setDialog('help')}
        onBack={() => reading.open(null, 'push')}
        actions={
          heldCount > 0 && (
            <button
              type="button"
              onClick={() => setDialog('release')}
              className="button button--primary gap-2"
            >
              <Send aria-hidden="true" className="size-5" />
              {t('release.button', { count: heldCount })}
            </button>
          )
        }
        notices={
          <VoidedHolds
            onOpen={(id) => reading.open(id, 'push')}
            onDismiss={(seen, name) => void decisions.undo(seen, name)}
          />
        }
        filters={
          <QueueFilters
            filters={filters}
            counts={queue.counts}
            searchField={searchField}
            onChange={review.change}
          />
        }
        told={
          told && (
            <ToldNotice
              told={told}
              closeLabel={t('told.close')}
              onClose={() => decisions.tell(null)}
            >
              {takeBack && (
                <button
                  type="button"
                  onClick={() => void review.undo(takeBack.hold, takeBack.name)}
                  className="min-h-11 font-semibold underline underline-offset-4"
                >
                  {t('told.undo')}
                </button>
              )}
            </ToldNotice>
          )
        }
        list={<QueueColumn review={review} selection={selection} now={now} />}
      >
        {currentId && (
          <ApplicationPane
            key={currentId}
            applicationId={currentId}
            now={now}
            takesFocus={reading.takesFocus}
            mayEndPlaces={mayEndPlaces}
            decisions={decisions}
            wording={reading.wording}
            onDecide={review.decide}
            onGive={review.give}
            onUndo={review.undo}
            onCancel={reading.stopWording}
          />
        )}
      </QueueScreen>
      {dialog === 'help' && <HelpDialog onClose={() => setDialog(null)} />}
      {dialog === 'release' && held.data && (
        <ReleaseDialog
          held={held.data}
          isReading={held.isFetching}
          isBusy={decisions.isBusy}
          onConfirm={() => void release()}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useKeys } from '@/app/admin/_components/use-keys'
import type { SubmissionAnswer } from '@/domain/submissions'
import { QueueScreen } from '../../_queue/queue-screen'
import { ToldNotice } from '../../_queue/told-notice'
import { useOpen } from '../../_queue/use-open'
import { queueHref } from '../_search-params'
import { HelpDialog } from './help-dialog'
import { QueueFilters } from './queue-filters'
import { QueueList } from './queue-list'
import { SubmissionPane } from './submission-pane'
import { useAnswer } from './use-answer'
import { useFilters, useQueue } from './use-submissions'

/** What people handed in: the list, the one that is open, and the answer, by hand and by key. */
export function SubmissionQueue({ now }: { now: Date }) {
  const t = useTranslations('deliverables')
  const { filters, change } = useFilters()
  const queue = useQueue(filters)
  const answers = useAnswer()
  const searchField = useRef<HTMLInputElement>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const reading = useOpen<SubmissionAnswer>({
    ids: queue.rows.map(({ id }) => id),
    openId: filters.open,
    onOpen: (id, how) => change({ open: id }, how),
  })
  const { currentId } = reading

  const word = (answer: SubmissionAnswer) => {
    // Nobody answers what they do not see.
    if (currentId && reading.isInSight()) reading.word(currentId, answer)
  }

  useKeys({
    j: () => reading.move(1),
    k: () => reading.move(-1),
    a: () => word('approve'),
    c: () => word('request_changes'),
    r: () => word('reject'),
    '/': () => searchField.current?.focus(),
    '?': () => setIsHelpOpen(true),
    Escape: reading.stopWording,
  })

  return (
    <>
      <QueueScreen
        words={{ title: t('title'), lead: t('lead'), keys: t('keys.open'), back: t('back') }}
        isOpen={filters.open !== null}
        listHref={queueHref({ ...filters, open: null })}
        pane={reading.pane}
        onHelp={() => setIsHelpOpen(true)}
        onBack={() => reading.open(null, 'push')}
        filters={
          <QueueFilters
            filters={filters}
            counts={queue.counts}
            searchField={searchField}
            onChange={change}
          />
        }
        told={
          answers.told && (
            <ToldNotice
              told={answers.told}
              closeLabel={t('told.close')}
              onClose={() => answers.tell(null)}
            />
          )
        }
        list={
          <QueueList
            queue={queue}
            filters={filters}
            currentId={currentId}
            now={now}
            onOpen={(id) => reading.open(id, 'push')}
            onChange={change}
          />
        }
      >
        {currentId && (
          <SubmissionPane
            key={currentId}
            submissionId={currentId}
            now={now}
            takesFocus={reading.takesFocus}
            isBusy={answers.isBusy}
            wording={reading.wording}
            onWord={word}
            onCancel={reading.stopWording}
            onGive={async (submission, input) => {
              const outcome = await answers.give(submission, input)
              if (outcome !== 'refused') reading.goOn(submission.id)
              return outcome === 'given'
            }}
          />
        )}
      </QueueScreen>
      {isHelpOpen && <HelpDialog onClose={() => setIsHelpOpen(false)} />}
    </>
  )
}

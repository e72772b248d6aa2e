'use client'

import { useTranslations } from 'next-intl'
import { MessagePage } from './_components/message-page'

/** What a page shows when it fails; `digest` finds the failure in the log. `retry` asks the server once more. */
export default function Failure(props: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations('common')
  return (
    <MessagePage title={t('failure.title')} text={t('failure.text')}>
      <button type="button" onClick={props.retry} className="button button--primary">
        {t('retry')}
      </button>
      {props.error.digest && (
        <p className="w-full text-sm text-muted">
          {t('failure.reference', { reference: props.error.digest })}
        </p>
      )}
    </MessagePage>
  )
}

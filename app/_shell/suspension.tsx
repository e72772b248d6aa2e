import { useTranslations } from 'next-intl'
import { MessagePage } from '@/app/_components/message-page'

/** What a suspended person reads in place of whatever they came for. */
export function Suspension({ reason }: { reason: string | null }) {
  const t = useTranslations('common.suspended')
  return (
    <MessagePage title={t('title')} text={t('text')}>
      {reason && (
        <dl className="w-full rounded-xl bg-surface-secondary p-4">
          <dt className="text-sm font-semibold text-muted">{t('reason')}</dt>
          <dd className="whitespace-pre-line wrap-break-word">{reason}</dd>
        </dl>
      )}
    </MessagePage>
  )
}

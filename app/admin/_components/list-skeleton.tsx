import { useTranslations } from 'next-intl'

/** The shape of a list on its way. */
export function ListSkeleton() {
  const t = useTranslations('common')
  return (
    <div role="status" className="animate-pulse">
      <span className="sr-only">{t('loading')}</span>
      <div className="h-80 rounded-2xl bg-surface-secondary" />
    </div>
  )
}

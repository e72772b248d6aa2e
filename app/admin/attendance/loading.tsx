import { useTranslations } from 'next-intl'

/** The shape of what is coming, in place of a spinner. */
export default function Loading() {
  const t = useTranslations('common')
  return (
    <div role="status" className="animate-pulse">
      <span className="sr-only">{t('loading')}</span>
      <div className="mb-8 h-10 w-56 rounded-xl bg-default" />
      {[1, 2, 3].map((row) => (
        <div key={row} className="mb-4 h-32 rounded-2xl bg-surface-secondary" />
      ))}
    </div>
  )
}

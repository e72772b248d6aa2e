import { useTranslations } from 'next-intl'

const APPS = ['google', 'apple', 'outlook'] as const

/** How one subscribes to an address in the usual calendar programs. */
export function HowTo() {
  const t = useTranslations('calendarFeed.how')
  return (
    <section>
      <h2 className="mb-3 text-2xl">{t('title')}</h2>
      <dl className="flex flex-col gap-3">
        {APPS.map((app) => (
          <div key={app}>
            <dt className="font-semibold">{t(app)}</dt>
            <dd>{t(`${app}Text`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-muted">{t('delay')}</p>
    </section>
  )
}

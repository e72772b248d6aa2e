import { useTranslations } from 'next-intl'
import { Part } from './part'

/** What somebody set out to do, in their own words. */
export function Goal({ goal }: { goal: string }) {
  const t = useTranslations('dashboard.goal')
  return (
    <Part title={t('title')} isBare>
      <figure className="rounded-2xl bg-maize-soft p-4 sm:p-5">
        <blockquote className="text-lg leading-snug font-medium whitespace-pre-line wrap-anywhere">
          {goal}
        </blockquote>
        <figcaption className="mt-2 text-sm">{t('text')}</figcaption>
      </figure>
    </Part>
  )
}

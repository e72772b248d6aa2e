import { useTranslations } from 'next-intl'
import { Kernels } from '@/app/_components/kernels'

/** The foot of every page. */
export function SiteFooter() {
  const t = useTranslations('common')
  return (
    <footer className="mt-auto">
      <div className="mx-auto max-w-6xl px-4 pt-12 pb-5 text-sm text-muted sm:px-6">
        {t('tagline')}
      </div>
      <Kernels id="footer-kernels" className="block h-[22px] w-full bg-hero" />
    </footer>
  )
}

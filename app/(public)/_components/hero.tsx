import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/app/_components/button-link'
import { Kernels } from '@/app/_components/kernels'

/** What Cosecha is for, to somebody who comes for the first time. */
export function Hero() {
  const t = useTranslations('home')
  return (
    <section className="relative overflow-hidden rounded-3xl bg-hero text-hero-foreground lg:pr-80">
      <div className="flex flex-col items-start gap-5 px-6 pt-8 pb-8 sm:px-10 sm:pt-14 sm:pb-12">
        <h1 className="max-w-3xl text-[clamp(2.4rem,7vw,4rem)] leading-[1.02] font-semibold tracking-tight">
          {t('headline')}
        </h1>
        <p className="max-w-2xl text-lg leading-relaxed sm:text-xl">{t('lead')}</p>
        <ButtonLink href="/programs">{t('seePrograms')}</ButtonLink>
      </div>
      <Kernels
        id="hero-kernels"
        className="block h-[66px] w-full lg:absolute lg:inset-y-0 lg:right-0 lg:h-full lg:w-75 lg:rounded-tl-[9rem]"
      />
      <svg
        aria-hidden="true"
        viewBox="0 0 200 300"
        className="absolute right-24 -bottom-10 hidden h-72 fill-leaf lg:block"
      >
        <path d="M200 300C70 292-4 196 8 40c104 58 180 142 192 260Z" />
      </svg>
    </section>
  )
}

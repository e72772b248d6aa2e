import { ChevronDown, Menu } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/app/_components/avatar'
import { Wordmark } from '@/app/_components/brand'
import { OnceOpened } from '@/app/_components/once-opened'
import type { Theme } from '@/app/_lib/theme'
import type { SignedInPerson } from '@/server/auth/person'
import { HeaderMenu } from './header-menu'
import { LanguageChoice } from './language-choice'
import { NavLink } from './nav-links'
import { adminSections, hasDashboard } from './sections'
import { SignOutButton } from './sign-out-button'
import { ThemeChoice } from './theme-choice'

const INLINE_LINK =
  'flex h-11 items-center rounded-lg px-3 font-semibold text-muted hover:text-foreground aria-[current=page]:text-foreground aria-[current=page]:underline aria-[current=page]:decoration-maize aria-[current=page]:decoration-3 aria-[current=page]:underline-offset-8'
const MENU_LINK =
  'flex min-h-11 items-center rounded-lg px-3 font-semibold hover:bg-default aria-[current=page]:bg-default'

function Face({ person }: { person: SignedInPerson }) {
  return (
    <>
      <Avatar name={person.name} avatarUrl={person.avatarUrl} look="own" />
      <ChevronDown aria-hidden="true" className="size-4 text-muted" />
    </>
  )
}

interface SiteHeaderProps {
  person: SignedInPerson | null
  theme: Theme
  hasEmail: boolean
}

/** The head of every page: where one is, where one can go, and whose account it is. */
export function SiteHeader({ person, theme, hasEmail }: SiteHeaderProps) {
  const t = useTranslations('nav')
  const sections = adminSections(person)
  return (
    <header className="border-b border-border bg-background">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link href="/" className="mr-auto flex h-11 items-center rounded-lg md:mr-4">
          <Wordmark />
        </Link>
        <nav aria-label={t('main')} className="mr-auto hidden items-center md:flex">
          {hasDashboard(person) && (
            <NavLink href="/dashboard" className={INLINE_LINK}>
              {t('dashboard')}
            </NavLink>
          )}
          <NavLink href="/programs" className={INLINE_LINK}>
            {t('programs')}
          </NavLink>
          {sections[0] && (
            <NavLink href="/admin" className={INLINE_LINK}>
              {t('admin')}
            </NavLink>
          )}
        </nav>
        {!person && (
          <>
            <div className="hidden md:block">
              <LanguageChoice signedIn={false} hideLabel />
            </div>
            <NavLink
              href="/sign-in"
              className="button button--primary in-[:has([data-offline])]:hidden aria-[current=page]:hidden"
            >
              {t('signIn')}
            </NavLink>
          </>
        )}
        <HeaderMenu
          label={person ? t('accountOf', { name: person.name }) : t('menu')}
          face={person ? <Face person={person} /> : <Menu aria-hidden="true" className="size-6" />}
        >
          {person && (
            <div className="mb-2 border-b border-border px-3 pt-1 pb-3">
              <p className="font-semibold break-words">{person.name}</p>
              {hasEmail && <p className="text-sm break-words text-muted">{person.email}</p>}
              <p className="mt-1 text-sm font-semibold">{t(`roles.${person.role}`)}</p>
            </div>
          )}
          <nav aria-label={t('menu')} className="mb-2 border-b border-border pb-2 md:hidden">
            {hasDashboard(person) && (
              <NavLink href="/dashboard" className={MENU_LINK}>
                {t('dashboard')}
              </NavLink>
            )}
            <NavLink href="/programs" className={MENU_LINK}>
              {t('programs')}
            </NavLink>
            {sections.length > 0 && (
              <NavLink href="/admin" className={MENU_LINK}>
                {t('admin')}
              </NavLink>
            )}
          </nav>
          <div className="flex flex-col gap-3 p-1">
            <OnceOpened>
              <LanguageChoice signedIn={person !== null} />
              <ThemeChoice initial={theme} />
            </OnceOpened>
          </div>
          {person && (
            <div className="mt-2 border-t border-border pt-2">
              <SignOutButton />
            </div>
          )}
        </HeaderMenu>
      </div>
    </header>
  )
}

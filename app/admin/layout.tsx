import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentPerson } from '@/app/_lib/current-person'
import { NavLink, SectionNav } from '@/app/_shell/nav-links'
import { adminSections } from '@/app/_shell/sections'

/** The frame of the administration. It guards nothing: every page asks for its own permission. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const sections = adminSections(await currentPerson())
  if (sections.length === 0) return children
  const t = await getTranslations()
  return (
    <div className="lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)] lg:gap-10">
      <SectionNav
        label={t('admin.sections')}
        className="mb-5 flex min-w-0 gap-1 overflow-x-auto rounded-xl bg-surface-secondary p-1 lg:sticky lg:top-6 lg:mb-0 lg:flex-col lg:self-start lg:bg-transparent lg:p-0"
      >
        {sections.map(({ href, name, icon: Icon }) => (
          <NavLink
            key={href}
            href={href}
            className="flex min-h-11 flex-1 items-center justify-center gap-2.5 rounded-lg px-3 font-semibold text-muted hover:text-foreground aria-[current=page]:bg-maize-soft aria-[current=page]:text-foreground lg:justify-start"
          >
            <Icon aria-hidden="true" className="size-5 shrink-0 max-[22rem]:hidden" />
            {t(`nav.${name}`)}
          </NavLink>
        ))}
      </SectionNav>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

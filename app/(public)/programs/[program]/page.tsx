import { ArrowLeft } from 'lucide-react'
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { currentPerson } from '@/app/_lib/current-person'
import { api, orNotFound } from '@/app/_trpc/server'
import { DASHBOARD_PATH } from '@/app/dashboard/_lib/paths'
import { can } from '@/domain/permissions'
import { OwnPage } from './_components/own-page'
import { PublicPage } from './_components/public-page'

/** One's own place in it where there is one, else the program as everybody sees it. */
const read = cache(async (program: string) => {
  const caller = await api()
  const person = await currentPerson()
  const own = can(person, 'dashboard:read-own')
    ? await caller.progress.program({ program }).catch(nothingWhereNotFound)
    : null
  if (own) return { own, open: null }
  return { own: null, open: await orNotFound(caller.programs.page({ program })) }
})

function nothingWhereNotFound(error: unknown): null {
  const code: unknown = Reflect.get(Object(error), 'code')
  if (code === 'NOT_FOUND' || code === 'BAD_REQUEST') return null
  throw error
}

type Props = PageProps<'/programs/[program]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { own, open } = await read((await params).program)
  return { title: own ? own.program.name : open.name }
}

export default async function ProgramPage({ params }: Props) {
  const { own, open } = await read((await params).program)
  const t = await getTranslations('dashboard')
  return (
    <>
      <BackLink
        href={own ? DASHBOARD_PATH : '/programs'}
        text={t(own ? 'page.backDashboard' : 'page.back')}
      />
      {own ? <OwnPage own={own} now={new Date()} /> : <PublicPage program={open} />}
    </>
  )
}

function BackLink({ href, text }: { href: Route; text: string }) {
  return (
    <Link
      href={href}
      className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link"
    >
      <ArrowLeft aria-hidden="true" className="size-5" />
      {text}
    </Link>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/app/_components/page-header'
import { ownPrograms } from '@/app/_programs/own-programs'
import { ProgramList } from '@/app/_programs/program-list'
import { api } from '@/app/_trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('programs')
  return { title: t('title') }
}

export default async function ProgramsPage() {
  const t = await getTranslations('programs')
  const programs = await (await api()).programs.list()
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ProgramList programs={programs} heading="h2" own={await ownPrograms()} />
    </>
  )
}

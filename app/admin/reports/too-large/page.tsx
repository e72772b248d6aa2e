import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ButtonLink } from '@/app/_components/button-link'
import { MessagePage } from '@/app/_components/message-page'
import { requirePermission } from '@/app/_trpc/server'
import { EXPORT_KINDS, exportPath, tooLargePath, XLSX_ROWS_MAX } from '@/domain/exports'

const asked = z.object({ kind: z.enum(EXPORT_KINDS), program: z.uuid().optional() })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('downloads.tooLarge'))('title') }
}

/** Where a browser lands that asked for a workbook of too many rows: why, and the CSV of the same table. */
export default async function TooLargePage({
  searchParams,
}: PageProps<'/admin/reports/too-large'>) {
  const { data } = asked.safeParse(await searchParams)
  if (!data) notFound()
  const { kind, program } = data
  await requirePermission('exports:read', tooLargePath(kind, program ?? null))
  const t = await getTranslations('downloads')
  const reports: Route = program ? `/admin/reports?program=${program}` : '/admin/reports'
  return (
    <MessagePage
      title={t('tooLarge.title')}
      text={t('tooLarge.text', { what: t(`kinds.${kind}`), max: XLSX_ROWS_MAX })}
    >
      <a
        href={exportPath(kind, 'csv', program ?? null)}
        download
        className="button button--primary"
      >
        {t('as', { what: t(`kinds.${kind}`), format: t('csv') })}
      </a>
      <ButtonLink href={reports} variant="outline">
        {t('tooLarge.back')}
      </ButtonLink>
    </MessagePage>
  )
}

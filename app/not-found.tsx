import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from './_components/button-link'
import { MessagePage } from './_components/message-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.notFound')
  return { title: t('title') }
}

export default async function NotFound() {
  const t = await getTranslations('common')
  return (
    <MessagePage title={t('notFound.title')} text={t('notFound.text')}>
      <ButtonLink href="/">{t('backHome')}</ButtonLink>
    </MessagePage>
  )
}

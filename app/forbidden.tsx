import { getTranslations } from 'next-intl/server'
import { ButtonLink } from './_components/button-link'
import { MessagePage } from './_components/message-page'
import { currentPerson } from './_lib/current-person'
import { Suspension } from './_shell/suspension'

/** Answered with 403 wherever a page calls `forbidden()`. */
export default async function Forbidden() {
  const person = await currentPerson()
  if (person?.suspendedAt) return <Suspension reason={person.suspendedReason} />
  const t = await getTranslations('common')
  return (
    <MessagePage title={t('forbidden.title')} text={t('forbidden.text')}>
      <ButtonLink href="/">{t('backHome')}</ButtonLink>
    </MessagePage>
  )
}

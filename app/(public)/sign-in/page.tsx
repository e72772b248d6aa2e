import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/app/_components/notice'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { currentPerson } from '@/app/_lib/current-person'
import { returnPath } from '@/app/_lib/return-path'
import { gitHubProblem } from '@/app/_lib/sign-in-problem'
import { signInWays } from '@/app/_lib/sign-in-ways'
import { DemoPersonas } from './_components/demo-personas'
import { GitHubButton } from './_components/github-button'
import { SignIn } from './_components/sign-in'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const person = await currentPerson()
  const { next: wanted, error } = await searchParams
  const next = returnPath(wanted)
  if (person) redirect(next as Route)
  const t = await getTranslations('signIn')
  const { github, demo } = await signInWays()
  return (
    <ClientMessages areas={['signIn']}>
      <div
        className={`mx-auto grid max-w-md gap-8 ${demo ? 'lg:max-w-none lg:grid-cols-2 lg:gap-16' : ''}`}
      >
        <div className="flex w-full max-w-md flex-col gap-6">
          <header>
            <h1 className="text-3xl sm:text-4xl">{t('heading')}</h1>
            <p className="mt-2 text-lg text-muted">{t('lead')}</p>
          </header>
          {typeof error === 'string' && (
            <Notice kind="problem">{t(`errors.${gitHubProblem(error)}`)}</Notice>
          )}
          <SignIn next={next} />
          {github && (
            <>
              <p className="flex items-center gap-3 text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
                {t('or')}
              </p>
              <GitHubButton next={next} />
            </>
          )}
        </div>
        {demo && <DemoPersonas {...demo} next={next} />}
      </div>
    </ClientMessages>
  )
}

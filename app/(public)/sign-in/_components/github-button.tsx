'use client'

import { Button } from '@heroui/react/button'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '@/app/_components/notice'
import { authClient } from '@/app/_lib/auth-client'
import { type SignInProblem, signInProblem } from '@/app/_lib/sign-in-problem'

/** Goes to GitHub to sign in, and from there to `next`. */
export function GitHubButton({ next }: { next: string }) {
  const t = useTranslations('signIn')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<SignInProblem>()

  const go = async () => {
    setPending(true)
    const { error } = await authClient.signIn
      .social({ provider: 'github', callbackURL: next })
      .catch(() => ({ error: {} }))
    if (!error) return
    setProblem(signInProblem(error))
    setPending(false)
  }

  return (
    <div className="flex flex-col gap-3">
      <Button variant="outline" fullWidth isPending={pending} onPress={go}>
        {t('github')}
      </Button>
      {problem && <Notice kind="problem">{t(`errors.${problem}`)}</Notice>}
    </div>
  )
}

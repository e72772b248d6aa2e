'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '@/app/_components/notice'
import { type SignInProblem, signInProblem } from '@/app/_lib/sign-in-problem'
import type { DemoPerson } from '@/server/auth/demo-people'

/** One button for each person of the demo. `address` is where to post the choice. */
export function DemoPersonas(props: {
  address: string
  people: readonly Pick<DemoPerson, 'key' | 'name'>[]
  next: string
}) {
  const t = useTranslations('signIn')
  const [chosen, setChosen] = useState<DemoPerson['key']>()
  const [problem, setProblem] = useState<SignInProblem>()

  const enter = async (persona: DemoPerson['key']) => {
    setChosen(persona)
    setProblem(undefined)
    const response = await fetch(props.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    }).catch(() => undefined)
    if (response?.ok) return location.assign(props.next)
    setProblem(signInProblem({ status: response?.status }))
    setChosen(undefined)
  }

  return (
    <section aria-labelledby="demo-title" className="rounded-2xl bg-maize-soft p-5 sm:p-6">
      <h2 id="demo-title" className="text-xl">
        {t('demo.title')}
      </h2>
      <p className="mt-1">{t('demo.text')}</p>
      <ul className="mt-4 flex flex-col gap-2">
        {props.people.map(({ key, name }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => enter(key)}
              disabled={chosen !== undefined}
              className="flex min-h-14 w-full items-center gap-3 rounded-xl border border-field-border bg-surface px-4 py-2 text-left hover:border-foreground disabled:opacity-60"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{t(`demo.personas.${key}`)}</span>
                <span className="block text-sm text-muted">
                  {name}. {t(`demo.hints.${key}`)}
                </span>
              </span>
              <ArrowRight aria-hidden="true" className="size-5 shrink-0 text-muted" />
            </button>
          </li>
        ))}
      </ul>
      {problem && (
        <div className="mt-4">
          <Notice kind="problem">{t(`errors.${problem}`)}</Notice>
        </div>
      )}
    </section>
  )
}

'use client'

import { useMutation } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import { AskOnce } from '@/app/admin/_components/ask-once'
import { Field, INPUT } from '@/app/admin/_components/field'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { useStep } from '@/app/admin/_components/use-step'
import { cloneProgramInput } from '@/domain/program-forms'
import type { ProgramData } from './program-data'

/** A copy with all activities, moved to a new first day; inactive until somebody looked at it. */
export function CloneProgram({ program }: { program: ProgramData }) {
  const t = useTranslations('programsAdmin.clone')
  const problems = useTranslations('adminForms.problems')
  const router = useRouter()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const clone = useMutation(api.programs.clone.mutationOptions({ networkMode: 'always' }))
  const [name, setName] = useState(t('nameOf', { name: program.form.name }))
  const [startDay, setStartDay] = useState('')
  const [problem, setProblem] = useState<'name-taken' | 'too-short' | 'too-long' | null>(null)

  const answer = async () => {
    const input = { programId: program.id, name, startDay: startDay || null }
    const checked = cloneProgramInput.safeParse(input)
    if (!checked.success) {
      const [issue] = checked.error.issues
      setProblem(issue?.message === 'too-long' ? 'too-long' : 'too-short')
      return false
    }
    setProblem(null)
    let isMade = false
    await take(async () => {
      try {
        const { programId } = await clone.mutateAsync(checked.data)
        isMade = true
        router.push(`/admin/programs/${programId}`)
        return [{ kind: 'done', text: t('done') }]
      } catch (error) {
        if (refusalCode(error) !== 'NAME_TAKEN') throw error
        setProblem('name-taken')
        return []
      }
    })
    return isMade
  }

  return (
    <AskOnce
      label={t('clone')}
      icon={Copy}
      question={t('ask', { name: program.form.name })}
      yes={t('yes')}
      isBusy={isBusy}
      onYes={answer}
    >
      <SaidNotices said={said} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('name')} problem={problem && problems(problem)}>
          {(input) => (
            <input
              {...input}
              value={name}
              onChange={(event) => setName(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
        <Field label={t('startDay')} isOptional help={t('startDayHelp')}>
          {(input) => (
            <input
              {...input}
              type="date"
              value={startDay}
              onChange={(event) => setStartDay(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
      </div>
    </AskOnce>
  )
}

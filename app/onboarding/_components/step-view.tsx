'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import type { Step } from '../_lib/steps'
import { GoalStep } from './goal-step'
import { HandlesStep } from './handles-step'
import { ProfileStep } from './profile-step'
import { ProgramStep } from './program-step'
import { ReviewStep } from './review-step'
import { StepForm } from './step-form'
import { type FormHandle, useApplicationForm } from './use-application-form'

const AUTOSAVE_MS = 1000

/** One step of the form. `wanted` = the program on whose card one asked to apply, by its slug or id. */
export function StepView({ step, wanted }: { step: Step; wanted: string | null }) {
  const t = useTranslations('onboarding')
  const form = useApplicationForm()
  useWantedProgram(form, wanted)
  useAutosave(form)
  const fields: Record<Step, ReactNode> = {
    profile: <ProfileStep form={form} />,
    program: <ProgramStep form={form} />,
    goal: <GoalStep form={form} />,
    handles: <HandlesStep form={form} />,
    review: <ReviewStep form={form} />,
  }
  return (
    <StepForm key={step} step={step} form={form}>
      <h1 className="text-3xl sm:text-4xl">{t(`steps.${step}.title`)}</h1>
      <p className="mt-2 mb-6 text-lg text-muted">{t(`steps.${step}.lead`)}</p>
      {fields[step]}
    </StepForm>
  )
}

/** A draft is saved whenever typing rests; what staff have seen only when a step is left. */
function useAutosave({ status, isUnsaved, refusal, save }: FormHandle) {
  useEffect(() => {
    if (!isUnsaved || status !== 'draft' || refusal) return
    const timer = setTimeout(save, AUTOSAVE_MS)
    return () => clearTimeout(timer)
  })
}

function useWantedProgram({ form, change }: FormHandle, wanted: string | null) {
  const api = useTRPC()
  const { data: programs } = useQuery(api.programs.list.queryOptions())
  const program = programs?.find(
    ({ id, slug, takesApplications }) => takesApplications && (slug === wanted || id === wanted),
  )
  // Once: who comes back to this address later has perhaps chosen another since.
  useEffect(() => {
    if (!program || !location.search) return
    history.replaceState(null, '', location.pathname)
    if (form.programId !== program.id) change('programId', program.id)
  })
}

'use client'

import { ArrowLeft, CircleCheck, LoaderCircle } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Form } from '@/app/_components/form'
import { Notice } from '@/app/_components/notice'
import { FIELDS_OF, pathOf, STATUS_PATH, STEPS, type Step } from '../_lib/steps'
import { RefusalNotice } from './refusal-notice'
import { StepList } from './step-list'
import { Tried } from './tried'
import type { FormHandle } from './use-application-form'

/** The frame of a step: where one is, what staff asked for, and the ways on and back, both of which keep what was typed. */
export function StepForm(props: { step: Step; form: FormHandle; children: ReactNode }) {
  const { step, form } = props
  const t = useTranslations('onboarding')
  const router = useRouter()
  const element = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  // Quicker than a render: the second of two taps finds it set.
  const isGoing = useRef(false)
  const place = STEPS.indexOf(step)
  const before = STEPS[place - 1]
  const after = STEPS[place + 1]
  const isEdit = form.status === 'submitted'
  const feedback = form.status === 'changes_requested' ? form.mine?.current?.feedback : null

  const goOn = async () => {
    if (after) {
      if (await form.save()) router.push(pathOf(after))
    } else if (!isLeaving && (await form.send())) {
      setLeaving(true)
      router.push(STATUS_PATH)
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isGoing.current) return
    setTried(true)
    const fields = after ? FIELDS_OF[step] : STEPS.flatMap((one) => [...FIELDS_OF[one]])
    if (!fields.some((field) => form.problems[field])) {
      isGoing.current = true
      await goOn()
      isGoing.current = false
      return
    }
    void form.save()
    requestAnimationFrame(() => {
      element.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-problem]')?.focus()
    })
  }
  const goBack = () => {
    void form.save()
    router.push(before ? pathOf(before) : isEdit || feedback ? STATUS_PATH : '/')
  }

  const isBusy = form.isSending || isLeaving
  return (
    <div className="mx-auto max-w-2xl">
      <StepList step={step} form={form} />
      {feedback && (
        <div className="mb-6">
          <Notice kind="info">
            <p className="font-semibold">{t('changesAsked')}</p>
            <p className="font-normal wrap-break-word whitespace-pre-line">{feedback}</p>
          </Notice>
        </div>
      )}
      <Form ref={element} onSubmit={submit} noValidate>
        <Tried value={tried}>{props.children}</Tried>
        {isEdit && after && <p className="mt-6 text-sm text-muted">{t('editHint')}</p>}
        <RefusalNotice step={step} form={form} />
        <div className="mt-8 flex flex-wrap items-center gap-3">
          <button type="button" onClick={goBack} className="button button--ghost gap-2">
            <ArrowLeft aria-hidden="true" className="size-5" />
            {t('back')}
          </button>
          <button
            type="submit"
            aria-disabled={isBusy}
            className="button button--primary min-w-36 flex-1 sm:flex-none"
          >
            {after ? t('next') : t(isBusy ? 'sending' : isEdit ? 'sendEdit' : 'send')}
          </button>
          <SaveState form={form} />
        </div>
      </Form>
    </div>
  )
}

function SaveState({ form }: { form: FormHandle }) {
  const t = useTranslations('onboarding')
  const isSaved = !form.isUnsaved && form.mine?.current?.status === 'draft'
  const Icon = form.isSaving ? LoaderCircle : CircleCheck
  return (
    <p role="status" className="flex min-h-5 items-center gap-1.5 text-sm font-medium text-muted">
      {(form.isSaving || isSaved) && (
        <>
          <Icon aria-hidden="true" className={`size-4 ${form.isSaving ? 'animate-spin' : ''}`} />
          {t(form.isSaving ? 'saving' : 'saved')}
        </>
      )}
    </p>
  )
}

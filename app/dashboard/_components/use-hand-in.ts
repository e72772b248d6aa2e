'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useOneAtATime } from '@/app/_lib/use-one-at-a-time'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import { useKeptText } from '@/app/admin/_components/use-kept-text'
import { handInInput } from '@/domain/submissions'
import { normalise } from '@/domain/text'
import type { HandedIn } from '../_lib/standing'

interface Problem {
  field: 'link' | 'body'
  word: 'required' | 'link' | 'too-long' | 'unstorable'
}

const WORDS = ['required', 'too-long', 'unstorable'] as const

/** The form by which one hands in: what is typed is kept, a second tap does nothing, a refusal keeps everything. */
export function useHandIn(props: {
  activityId: string
  keptAs: string
  submission: HandedIn | null
}) {
  const t = useTranslations('deliverables.own')
  const errors = useTranslations('errors')
  const router = useRouter()
  const api = useTRPC()
  const { mutateAsync } = useMutation(
    api.submissions.handIn.mutationOptions({ networkMode: 'always' }),
  )
  const [keptLink, keepLink] = useKeptText(`hand-in:${props.keptAs}:link`)
  const [keptBody, keepBody] = useKeptText(`hand-in:${props.keptAs}:body`)
  // Null = neither opened nor closed by hand: open where something waits to be sent.
  const [choice, setChoice] = useState<boolean | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { alone, isBusy } = useOneAtATime()
  const [isDone, setIsDone] = useState(false)

  const link = keptLink ?? props.submission?.link ?? ''
  const body = keptBody ?? props.submission?.body ?? ''

  const type = (typed: { link?: string; body?: string }) => {
    setProblem(null)
    if (typed.link !== undefined) keepLink(typed.link)
    if (typed.body !== undefined) keepBody(typed.body)
  }

  async function write() {
    const parsed = handInInput.safeParse({
      activityId: props.activityId,
      link: normalise(link) || null,
      body: normalise(body) || null,
      version: props.submission?.version ?? null,
    })
    if (!parsed.success) return setProblem(problemOf(parsed.error.issues[0]))
    setRefusal(null)
    try {
      await mutateAsync(parsed.data)
      keepLink(null)
      keepBody(null)
      setChoice(false)
      setIsDone(true)
      router.refresh()
    } catch (error) {
      const code = refusalCode(error)
      if (code === 'OFFLINE') setRefusal(t('offline'))
      else setRefusal(code === 'CONFLICT' ? t('conflict') : errors(code))
      // Without a connection the page would be loaded anew, and nothing be left of it.
      if (code !== 'OFFLINE') router.refresh()
    }
  }

  return {
    link,
    body,
    type,
    send: () => alone(write),
    problem,
    refusal,
    isBusy,
    isDone,
    isOpen: choice ?? (keptLink !== null || keptBody !== null),
    open: () => {
      setIsDone(false)
      setChoice(true)
    },
    close: () => setChoice(false),
  }
}

function problemOf(issue: { path: PropertyKey[]; message: string } | undefined): Problem {
  const field = issue?.path[0] === 'link' ? 'link' : 'body'
  const word = WORDS.find((one) => one === issue?.message)
  return { field, word: word ?? (field === 'link' ? 'link' : 'required') }
}

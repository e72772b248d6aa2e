'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Form } from '@/app/_components/form'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { SaveBar } from '@/app/admin/_components/save-bar'
import { Tick } from '@/app/admin/_components/tick'
import { useFieldProblems } from '@/app/admin/_components/use-field-problems'
import { useKept } from '@/app/admin/_components/use-kept'
import { useStep } from '@/app/admin/_components/use-step'
import { createProgramInput } from '@/domain/program-forms'
import { EMPTY_DRAFT, formOf, programDraft } from '../_lib/program-draft'
import { ProgramFields } from './program-fields'

/** A program from nothing. What is typed stays until it is made; a taken name is told at the name. */
export function NewProgram() {
  const t = useTranslations('programsAdmin')
  const router = useRouter()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const create = useMutation(api.programs.create.mutationOptions({ networkMode: 'always' }))
  const draft = useKept('program:new', programDraft, EMPTY_DRAFT)
  const [isActive, setIsActive] = useState(true)
  const [takenName, setTakenName] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const parsed = createProgramInput.safeParse({ ...formOf(draft.value), isActive })
  const problems = useFieldProblems(box, parsed.error?.issues)
  const isTaken = takenName !== null && takenName === draft.value.name

  const submit = async () => {
    if (!parsed.success || isTaken) return problems.complain()
    await take(async () => {
      try {
        const { programId } = await create.mutateAsync(parsed.data)
        draft.forget()
        router.push(`/admin/programs/${programId}`)
        return [{ kind: 'done', text: t('created') }]
      } catch (error) {
        if (refusalCode(error) !== 'NAME_TAKEN') throw error
        setTakenName(draft.value.name)
        problems.complain()
        return []
      }
    })
  }

  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div ref={box} className="flex flex-col gap-5">
        <ProgramFields
          draft={draft.value}
          change={draft.change}
          problemOf={(path) =>
            problems.problemOf(path) ??
            (path === 'name' && isTaken ? problems.word('name-taken') : null)
          }
        />
        <Tick
          label={t('fields.isActive')}
          help={t('help.isActive')}
          isChecked={isActive}
          onChange={setIsActive}
        />
        <SaveBar
          label={t('create')}
          isBusy={isBusy}
          isTouched={draft.isTouched}
          onDiscard={draft.forget}
        >
          <SaidNotices said={said} />
        </SaveBar>
      </div>
    </Form>
  )
}

'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { Form } from '@/app/_components/form'
import { Notice } from '@/app/_components/notice'
import { useTRPC } from '@/app/_trpc/client'
import { refusalCode } from '@/app/_trpc/refusal-code'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { SaveBar } from '@/app/admin/_components/save-bar'
import { useFieldProblems } from '@/app/admin/_components/use-field-problems'
import { useKept } from '@/app/admin/_components/use-kept'
import { useStep } from '@/app/admin/_components/use-step'
import { comparable, createProgramInput, PROGRAM_FIELDS } from '@/domain/program-forms'
import { draftOf, formOf, programDraft } from '../_lib/program-draft'
import { ProgramFields } from './program-fields'

// What is typed, and what it was typed over: two admins do not undo each other's work.
const keptEdit = z.object({ draft: programDraft, seen: programDraft })

/** A program's facts to change. Only what differs from what was seen is sent. */
export function EditProgram({ programId }: { programId: string }) {
  const t = useTranslations('programsAdmin')
  const api = useTRPC()
  const queryClient = useQueryClient()
  const { data: program } = useSuspenseQuery(api.programs.get.queryOptions({ programId }))
  const { take, isBusy, said } = useStep()
  const update = useMutation(api.programs.update.mutationOptions({ networkMode: 'always' }))
  const stored = draftOf(program.form)
  const kept = useKept(`program:${programId}`, keptEdit, { draft: stored, seen: stored })
  const { draft, seen } = kept.value
  const [takenName, setTakenName] = useState<string | null>(null)
  const [isOutdated, setIsOutdated] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const parsed = createProgramInput.safeParse(formOf(draft))
  const problems = useFieldProblems(box, parsed.error?.issues)
  const isTaken = takenName !== null && takenName === draft.name

  const before = formOf(seen)
  const submit = async () => {
    if (!parsed.success || isTaken) return problems.complain()
    const after = parsed.data
    const changed = PROGRAM_FIELDS.filter(
      (field) => comparable(field, after[field]) !== comparable(field, before[field]),
    )
    const pick = (from: Partial<typeof after>) =>
      Object.fromEntries(changed.map((field) => [field, from[field]]))
    await take(async () => {
      try {
        await update.mutateAsync({ programId, changes: pick(after), seen: pick(before) })
        setIsOutdated(false)
        // What the form shows next is what is stored now.
        await queryClient.refetchQueries(api.programs.get.queryFilter({ programId }))
        kept.forget()
        return [{ kind: 'done', text: t('saved') }]
      } catch (error) {
        const code = refusalCode(error)
        if (code === 'NAME_TAKEN') {
          setTakenName(draft.name)
          problems.complain()
          return []
        }
        if (code !== 'CONFLICT') throw error
        await queryClient.refetchQueries(api.programs.get.queryFilter({ programId }))
        setIsOutdated(true)
        return []
      }
    })
  }
  const theirs = PROGRAM_FIELDS.filter(
    (field) => comparable(field, program.form[field]) !== comparable(field, before[field]),
  )

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
          draft={draft}
          change={(changes) => kept.change({ draft: { ...draft, ...changes } })}
          problemOf={(path) =>
            problems.problemOf(path) ??
            (path === 'name' && isTaken ? problems.word('name-taken') : null)
          }
        />
        <SaveBar
          label={t('save')}
          isBusy={isBusy}
          isTouched={kept.isTouched}
          onDiscard={() => {
            setIsOutdated(false)
            kept.forget()
          }}
        >
          <SaidNotices said={said} />
          {isOutdated && theirs.length > 0 && (
            <Notice kind="problem">
              <p>
                {t('outdated', { fields: theirs.map((field) => t(`fields.${field}`)).join(', ') })}
              </p>
              <div className="mt-2 flex flex-wrap gap-2">
                <button
                  type="button"
                  className="button button--outline"
                  onClick={() => kept.change({ seen: stored })}
                >
                  {t('keepMine')}
                </button>
                <button
                  type="button"
                  className="button button--outline"
                  onClick={() => {
                    kept.change({ seen: stored, draft: mixed(draft, stored, seen) })
                    setIsOutdated(false)
                  }}
                >
                  {t('takeTheirs')}
                </button>
              </div>
            </Notice>
          )}
        </SaveBar>
      </div>
    </Form>
  )
}

/** What was typed, but what is stored now wherever somebody else changed it. */
function mixed<T extends object>(mine: T, stored: T, seen: T): T {
  const differs = (key: string) =>
    JSON.stringify(Reflect.get(stored, key)) !== JSON.stringify(Reflect.get(seen, key))
  const taken = Object.entries(stored).filter(([key]) => differs(key))
  return { ...mine, ...Object.fromEntries(taken) }
}

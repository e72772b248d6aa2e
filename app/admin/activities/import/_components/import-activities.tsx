'use client'

import { useMutation } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { z } from 'zod'
import { Form } from '@/app/_components/form'
import { useTRPC } from '@/app/_trpc/client'
import { refusalOf } from '@/app/_trpc/refusal'
import { Field, TEXTAREA } from '@/app/admin/_components/field'
import { SaidNotices } from '@/app/admin/_components/said-notices'
import { useKept } from '@/app/admin/_components/use-kept'
import { type Said, useStep } from '@/app/admin/_components/use-step'
import { ACTIVITY_COLUMNS, IMPORT_CHARACTERS_MAX } from '@/domain/activity-file'
import { readText } from '../../_lib/read-text'
import { ImportPreview, type Preview } from './import-preview'

const kept = z.object({ content: z.string() })
const EMPTY = { content: '' }

const whySchema = z.object({
  why: z.enum(['empty', 'too-many', 'column-twice', 'no-column', 'no-csv']),
  column: z.string().default(''),
  max: z.number().default(0),
})

/** Activities out of a file or pasted text: first what every row would do, then, if one wants, that and nothing else. */
export function ImportActivities() {
  const t = useTranslations('importActivities')
  const id = useId()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const ask = useMutation(api.activities.previewImport.mutationOptions({ networkMode: 'always' }))
  const apply = useMutation(api.activities.applyImport.mutationOptions({ networkMode: 'always' }))
  const { value, change, forget } = useKept('activities:import', kept, EMPTY)
  const { content } = value
  const [preview, setPreview] = useState<(Preview & { content: string }) | null>(null)
  const [fileName, setFileName] = useState<string | null>(null)
  const [done, setDone] = useState<readonly Said[]>([])
  const file = useRef<HTMLInputElement>(null)
  const isTooLong = content.length > IMPORT_CHARACTERS_MAX
  const shown = preview?.content === content ? preview : null

  const look = async (text: string) => {
    setDone([])
    if (text.trim() === '' || text.length > IMPORT_CHARACTERS_MAX) return
    await take(async () => {
      try {
        setPreview({ ...(await ask.mutateAsync({ content: text })), content: text })
        return []
      } catch (error) {
        setPreview(null)
        const { code, details } = refusalOf(error)
        const why = whySchema.safeParse(details).data
        if (code !== 'FILE_UNREADABLE' || !why) throw error
        return [{ kind: 'problem', text: t(`why.${why.why}`, why) }]
      }
    })
  }
  const pick = async (chosen: File | undefined) => {
    if (!chosen) return
    const text = readText(await chosen.arrayBuffer())
    setFileName(chosen.name)
    change({ content: text })
    // The same file again, corrected, is news.
    if (file.current) file.current.value = ''
    await look(text)
  }
  const write = () =>
    take(async () => {
      if (!shown) return []
      const { added, changed, mails } = await apply.mutateAsync({ content, hash: shown.hash })
      setPreview(null)
      setFileName(null)
      forget()
      setDone([{ kind: 'done', text: t('done', { added, changed, mails }) }])
      return []
    })

  return (
    <div className="flex flex-col gap-6">
      <Form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void look(content)
        }}
      >
        <div className="flex flex-col gap-5 rounded-2xl border border-border bg-surface p-4 sm:p-6">
          <label
            htmlFor={`${id}-file`}
            className="relative flex min-h-24 cursor-pointer flex-col items-center justify-center gap-1 rounded-xl border-2 border-dashed border-field-border p-4 text-center has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus hover:bg-surface-secondary"
          >
            <FileUp aria-hidden="true" className="size-7 text-muted" />
            <span className="font-semibold">{t('pick')}</span>
            <span className="text-sm wrap-anywhere text-muted">{fileName ?? t('pickHelp')}</span>
            <input
              ref={file}
              id={`${id}-file`}
              type="file"
              accept=".csv,text/csv,text/plain"
              onChange={(event) => void pick(event.target.files?.[0])}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
          </label>
          <Field
            label={t('paste')}
            help={
              <>
                {t('columns')} <code className="wrap-anywhere">{ACTIVITY_COLUMNS.join(',')}</code>
              </>
            }
            problem={isTooLong ? t('tooLong') : null}
          >
            {(input) => (
              <textarea
                {...input}
                rows={6}
                spellCheck={false}
                value={content}
                onChange={(event) => change({ content: event.target.value })}
                className={`${TEXTAREA} font-mono text-sm`}
              />
            )}
          </Field>
          <div className="flex flex-wrap gap-2">
            <button
              type="submit"
              aria-disabled={isBusy || content.trim() === '' || isTooLong}
              className="button button--primary aria-disabled:opacity-60"
            >
              {ask.isPending ? t('looking') : t('look')}
            </button>
            {content !== '' && (
              <button
                type="button"
                onClick={() => {
                  setFileName(null)
                  setPreview(null)
                  forget()
                }}
                className="button button--ghost"
              >
                {t('clear')}
              </button>
            )}
          </div>
        </div>
      </Form>
      <SaidNotices said={said} />
      <SaidNotices said={done} />
      {shown && <ImportPreview preview={shown} isBusy={isBusy} onApply={write} />}
    </div>
  )
}

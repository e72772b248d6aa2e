import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { EXPORT_FORMATS, type ExportKind, exportPath } from '@/domain/exports'

/** Tables to take out as files, of one program or of all. For admins: whoever shows it asks `exports:read`. */
export function Downloads(props: { kinds: readonly ExportKind[]; programId?: string }) {
  const t = useTranslations('downloads')
  const id = useId()
  return (
    <section aria-labelledby={id} className="mb-5">
      <h2 id={id} className="mb-1.5 text-sm font-semibold text-muted">
        {t('menu')}
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {props.kinds.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center gap-2">
            <span className="flex items-center gap-1.5 font-semibold">
              <Download aria-hidden="true" className="size-4 shrink-0 text-muted" />
              {t(`kinds.${kind}`)}
            </span>
            {EXPORT_FORMATS.map((format) => (
              <a
                key={format}
                href={exportPath(kind, format, props.programId ?? null)}
                // A workbook may be refused, with a page that says why: that page is to be shown, not saved.
                download={format === 'csv' || undefined}
                aria-label={t('as', { what: t(`kinds.${kind}`), format: t(format) })}
                className="button button--outline px-3"
              >
                {t(format)}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

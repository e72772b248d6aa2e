'use client'

import './globals.css'
import { Mark } from './_components/brand'

/** The last resort, when the layout itself fails: nothing is known then, not even the language. */
export default function GlobalFailure({ reset }: { reset: () => void }) {
  return (
    <html lang="es">
      <body>
        <title>Cosecha</title>
        <main className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-16">
          <Mark className="size-16" />
          <h1 className="text-3xl">Algo salió mal</h1>
          <p className="text-lg text-muted">
            Intenta de nuevo en un momento. <span lang="en">Please try again in a moment.</span>
          </p>
          <button type="button" onClick={reset} className="button button--primary">
            <span>
              Intentar de nuevo <span lang="en">/ Try again</span>
            </span>
          </button>
        </main>
      </body>
    </html>
  )
}

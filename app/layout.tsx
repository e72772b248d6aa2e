import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Styles } from '@/app/_styles/styles'
import { ClientMessages } from './_i18n/client-messages'
import { currentPerson } from './_lib/current-person'
import { NOTE_EARLY_TAPS } from './_lib/early-taps'
import { readTheme, THEME_COOKIE } from './_lib/theme'
import { KEEPING_HEADER } from './_offline/kept-page'
import { RegisterWorker } from './_offline/register-worker'
import { AwakeBody } from './_shell/awake-body'
import { KeepSignedIn } from './_shell/keep-signed-in'
import { SiteFooter } from './_shell/site-footer'
import { SiteHeader } from './_shell/site-header'
import { WaitingMarks } from './_shell/waiting-marks'
import { sheetName } from './_styles/sheet'
import { SHEET_COOKIE } from './_styles/style-address'
// Loaded with the frame's script: each of its own is one more to wait for on a slow network.
import './error'
import './global-error'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('appName'), template: `%s · ${t('appName')}` },
    description: t('tagline'),
    applicationName: t('appName'),
    appleWebApp: { title: t('appName') },
    icons: { apple: '/icons/apple-180.png' },
  }
}

const GROUND = { light: '#fbf9f1', dark: '#0f1713' }

export async function generateViewport(): Promise<Viewport> {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  return {
    width: 'device-width',
    initialScale: 1,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: GROUND.light },
            { media: '(prefers-color-scheme: dark)', color: GROUND.dark },
          ]
        : GROUND[theme],
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const sent = await headers()
  const nonce = sent.get('x-nonce') ?? undefined
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  const isKept = (await cookies()).get(SHEET_COOKIE)?.value === sheetName
  const person = await currentPerson()
  const t = await getTranslations('common')
  return (
    <html lang={await getLocale()} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        {/* React Aria reads the nonce for its style tag here. */}
        <meta property="csp-nonce" content={nonce} nonce={nonce} />
      </head>
      <AwakeBody className="flex flex-col">
        <script nonce={nonce}>{NOTE_EARLY_TAPS}</script>
        <Styles name={sheetName} isKept={isKept} nonce={nonce} />
        <a
          href="#content"
          className="button button--primary fixed top-2 left-2 z-50 -translate-y-20 focus:translate-y-0"
        >
          {t('skipToContent')}
        </a>
        <ClientMessages>
          <SiteHeader person={person} theme={theme} hasEmail={!sent.has(KEEPING_HEADER)} />
          {person && <KeepSignedIn personId={person.id} />}
          {person && <RegisterWorker />}
          <WaitingMarks />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 outline-none sm:px-6 sm:pt-10"
          >
            {children}
          </main>
          <SiteFooter />
        </ClientMessages>
      </AwakeBody>
    </html>
  )
}

import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'

/** What the app is called and looks like when somebody puts it on their home screen. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('common')
  return {
    id: '/',
    name: t('appName'),
    short_name: t('appName'),
    description: t('tagline'),
    start_url: '/',
    display: 'standalone',
    background_color: '#fbf9f1',
    theme_color: '#1d4a30',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}

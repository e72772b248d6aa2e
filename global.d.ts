import type messages from './app/_i18n/messages/es.json'
import type { Locale } from './domain/users'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof messages
  }
}

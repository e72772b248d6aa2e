import type { Locale } from '../../domain/users'
import { COLOURS, FONT } from './look'
import type { Mail } from './mail'

interface Words {
  subject(code: string): string
  heading: string
  validity(minutes: number): string
  ignore: string
}

const WORDS: Record<Locale, Words> = {
  es: {
    subject: (code) => `${code} es tu código de Cosecha`,
    heading: 'Tu código para entrar a Cosecha:',
    validity: (minutes) => `Vale ${minutes} minutos y una sola vez.`,
    ignore: 'Si no lo pediste, ignora este correo: sin el código nadie entra a tu cuenta.',
  },
  en: {
    subject: (code) => `${code} is your Cosecha code`,
    heading: 'Your code to sign in to Cosecha:',
    validity: (minutes) => `It is valid for ${minutes} minutes, once.`,
    ignore: 'If you did not ask for it, ignore this mail: nobody gets in without the code.',
  },
}

/** The mail that brings a sign-in code of digits. */
export function codeMail(
  to: string,
  { code, minutes, locale }: { code: string; minutes: number; locale: Locale },
): Mail {
  const words = WORDS[locale]
  const validity = words.validity(minutes)
  return {
    to,
    subject: words.subject(code),
    text: [words.heading, code, validity, words.ignore].join('\n\n'),
    html: `<!doctype html>
<html lang="${locale}">
<body style="margin:0;padding:16px;background:${COLOURS.background};color:${COLOURS.foreground};font:16px/1.5 ${FONT}">
<div style="max-width:504px;margin:0 auto;padding:28px;border:1px solid ${COLOURS.border};border-top:6px solid ${COLOURS.maize};border-radius:12px;background:${COLOURS.surface}">
<p style="margin-top:0">${words.heading}</p>
<p style="margin:24px 0;font:700 32px/1 ui-monospace,monospace;letter-spacing:6px">${code}</p>
<p>${validity}</p>
<p style="margin-bottom:0;color:${COLOURS.muted}">${words.ignore}</p>
</div>
</body>
</html>`,
  }
}

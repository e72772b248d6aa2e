import { describe, expect, test } from 'bun:test'
import { MAIL_KINDS, type MailKind } from '../../../domain/mail'
import { LOCALES, type Locale } from '../../../domain/users'
import { composeMail } from './compose-mail'
import type { Facts } from './facts'

const program = 'De Cero a Chamba'
const FACTS: Facts = {
  'application-received': { program },
  'changes-requested': { program, feedback: '¿Qué vas a construir?\n\nCuéntanos más.' },
  'approved-guest': { program, minPresent: 5, minPercent: 70 },
  'approved-member': { program },
  rejected: { program, reason: 'Cupo lleno', feedback: 'Te esperamos en la próxima.' },
  promoted: { program, present: 5, counted: 6, percent: 83 },
  completed: { program },
  'session-cancelled': {
    program,
    title: 'Taller de APIs',
    when: '23 de octubre, 18:50',
    reason: 'No hay luz.\nPerdón.',
  },
  'session-moved': {
    program,
    title: 'Taller de APIs',
    when: '23 de octubre, 18:50',
    place: 'Sala 2',
  },
  'deliverable-approved': { program, title: 'Tu página', feedback: 'Qué bien quedó.' },
  'deliverable-changes-requested': { program, title: 'Tu página', feedback: 'Falta el enlace.' },
  'deliverable-rejected': { program, title: 'Tu página', feedback: 'No es tuya.' },
  'walk-in-invited': { program, title: 'Taller de APIs', when: '23 de octubre, 18:50' },
}

/** What a mail must say, besides the program's name, and where it leads. */
const SAID: Record<MailKind, Record<Locale, string[]> & { path: string }> = {
  'application-received': {
    es: ['Recibimos tu solicitud', 'corregirla o retirarla', 'Ver mi solicitud'],
    en: ['We received your application', 'edit or withdraw', 'See my application'],
    path: '/onboarding',
  },
  'changes-requested': {
    es: ['un cambio', '¿Qué vas a construir?', 'Cuéntanos más.', 'vuelve a enviarla'],
    en: ['a change', '¿Qué vas a construir?', 'Cuéntanos más.', 'send it again'],
    path: '/onboarding',
  },
  'approved-guest': {
    es: ['invitada/o', '5 sesiones', '70 %', 'miembro'],
    en: ['as a guest', '5 sessions', '70%', 'member'],
    path: '/dashboard',
  },
  'approved-member': { es: ['como miembro'], en: ['as a member'], path: '/dashboard' },
  rejected: {
    es: ['El motivo: Cupo lleno.', 'Te esperamos en la próxima.', 'volver a solicitar'],
    en: ['The reason: Cupo lleno.', 'Te esperamos en la próxima.', 'apply again'],
    path: '/onboarding',
  },
  promoted: {
    es: ['miembro de', '5 de 6 sesiones', '83 %'],
    en: ['a member of', '5 of 6 sessions', '83%'],
    path: '/dashboard',
  },
  completed: { es: ['Completaste'], en: ['You completed'], path: '/dashboard' },
  'session-cancelled': {
    es: ['se cancela', 'Taller de APIs', '23 de octubre, 18:50', 'No hay luz.', 'Perdón.'],
    en: ['is cancelled', 'Taller de APIs', '23 de octubre, 18:50', 'No hay luz.', 'Perdón.'],
    path: '/dashboard',
  },
  'session-moved': {
    es: ['será ahora', 'Taller de APIs', '23 de octubre, 18:50', 'Sala 2'],
    en: ['is now on', 'Taller de APIs', '23 de octubre, 18:50', 'Sala 2'],
    path: '/dashboard',
  },
  'deliverable-approved': {
    es: ['quedó aprobado', 'Tu página', 'Qué bien quedó.'],
    en: ['is approved', 'Tu página', 'Qué bien quedó.'],
    path: '/dashboard',
  },
  'deliverable-changes-requested': {
    es: ['un cambio', 'Tu página', 'Falta el enlace.', 'vuelve a entregarlo'],
    en: ['a change', 'Tu página', 'Falta el enlace.', 'hand it in again'],
    path: '/dashboard',
  },
  'deliverable-rejected': {
    es: ['no podemos aceptarlo', 'Tu página', 'No es tuya.', 'otra cosa'],
    en: ['cannot accept', 'Tu página', 'No es tuya.', 'something else'],
    path: '/dashboard',
  },
  'walk-in-invited': {
    es: ['Te anotamos', 'Taller de APIs', 'pide un código', 'mandas tu solicitud'],
    en: ['We noted you down', 'Taller de APIs', 'ask for a code', 'send your application'],
    path: '/sign-in',
  },
}

const ana = { email: 'ana@example.com', name: 'Ana Sofía' }
const ORIGIN = 'https://cosecha.example'
const compose = <K extends MailKind>(kind: K, locale: Locale, facts: Facts[K] = FACTS[kind]) =>
  composeMail(kind, facts, { ...ana, locale }, ORIGIN)

/** What is read of HTML: its text, with the few entities React writes. */
const readable = (html = '') =>
  html
    .replace(/<title>.*?<\/title>|<[^>]*>/gs, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

describe.each([...MAIL_KINDS])('%s', (kind) => {
  test.each([...LOCALES])('in %s', async (locale) => {
    const mail = await compose(kind, locale)
    expect(mail.to).toBe(ana.email)
    expect(mail.subject).toContain(program)
    const { [locale]: words, path } = SAID[kind]
    for (const form of [mail.text, readable(mail.html)]) {
      for (const said of [program, ana.name, ...words]) expect(form).toContain(said)
      expect(form).not.toMatch(/undefined|null|NaN|\[object|\$\{/)
    }
    expect(mail.text).toContain(`: ${ORIGIN}${path}\n`)
    expect(mail.html).toContain(`href="${ORIGIN}${path}"`)
    expect(mail.html).toContain(`lang="${locale}"`)
    expect(mail.html).not.toMatch(new RegExp(`lang="(?!${locale}")`))
  })

  test('says nothing in the other language', async () => {
    const [es, en] = await Promise.all([compose(kind, 'es'), compose(kind, 'en')])
    const lines = (text: string) => new Set(text.split('\n').filter((line) => /^\p{L}/u.test(line)))
    expect([...lines(es.text)].filter((line) => lines(en.text).has(line))).toEqual([])
    expect(es.subject).not.toBe(en.subject)
  })
})

describe('several sessions in one mail', () => {
  const moved: Facts['session-moved'] = {
    program,
    sessions: [
      {
        title: 'Uno',
        before: { when: 'el lunes', place: 'Sala 1' },
        now: { when: 'el martes', place: 'Sala 2', link: 'https://meet.example/a' },
      },
      {
        title: 'Dos',
        before: { when: 'el jueves', place: 'Sala 1' },
        now: { when: 'el jueves', place: 'Sala 1', link: null },
      },
    ],
  }
  const cancelled: Facts['session-cancelled'] = {
    program,
    sessions: [
      { title: 'Uno', program, when: 'el lunes' },
      { title: 'Dos', program, when: 'el jueves' },
    ],
    reason: 'No hay luz.',
  }

  test('moved: each with its old and new time and place', async () => {
    const [es, en] = await Promise.all([
      compose('session-moved', 'es', moved),
      compose('session-moved', 'en', moved),
    ])
    expect(es.subject).toBe(`Cambian 2 sesiones de ${program}`)
    expect(en.subject).toBe(`Changed: 2 sessions of ${program}`)
    expect(es.text).toContain(
      `Cambiaron 2 sesiones de ${program}:\n\n- «Uno»\n  Antes: el lunes\n  Ahora: el martes\n  Lugar antes: Sala 1\n  Lugar ahora: Sala 2\n  Enlace: https://meet.example/a\n- «Dos»\n  Cuándo: el jueves\n  Lugar: Sala 1\n\n`,
    )
    expect(en.text).toContain(
      `2 sessions of ${program} have changed:\n\n- “Uno”\n  Before: el lunes\n  Now: el martes\n  Place before: Sala 1\n  Place now: Sala 2\n  Link: https://meet.example/a\n- “Dos”\n  When: el jueves\n  Place: Sala 1\n\n`,
    )
    expect(es.html).toContain('<strong>«Uno»</strong><br/>Antes: el lunes<br/>Ahora: el martes')
    expect(en.html).toContain('<strong>“Dos”</strong><br/>When: el jueves<br/>Place: Sala 1</li>')
  })

  test('cancelled: each with its time, the reason once', async () => {
    const [es, en] = await Promise.all([
      compose('session-cancelled', 'es', cancelled),
      compose('session-cancelled', 'en', cancelled),
    ])
    expect(es.subject).toBe(`Se cancelan 2 sesiones de ${program}`)
    expect(en.subject).toBe(`Cancelled: 2 sessions of ${program}`)
    expect(es.text).toContain(
      `Ya no se harán 2 sesiones de ${program}:\n\n- «Uno»\n  Era: el lunes\n- «Dos»\n  Era: el jueves\n\n> No hay luz.`,
    )
    expect(en.text).toContain(
      `2 sessions of ${program} will not take place:\n\n- “Uno”\n  Was: el lunes\n- “Dos”\n  Was: el jueves\n\n> No hay luz.`,
    )
    for (const form of [readable(es.html), readable(en.html)])
      for (const said of ['Uno', 'Dos', 'el lunes', 'el jueves', 'No hay luz.'])
        expect(form.split(said)).toHaveLength(2)
  })

  test('keep what was typed in one line, and as text', async () => {
    const hostile = '<b>Uno</b>\r\nBcc: victim@example.com'
    const facts = {
      program: hostile,
      sessions: ['Uno', 'Dos'].map(() => ({
        title: hostile,
        before: { when: 'el lunes', place: hostile },
        now: { when: 'el martes', place: null, link: null },
      })),
    }
    const mail = await compose('session-moved', 'es', facts)
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
    expect(mail.text).toContain('- «<b>Uno</b> Bcc: victim@example.com»\n')
    expect(mail.text).toContain('  Lugar antes: <b>Uno</b> Bcc: victim@example.com\n')
    expect(mail.html).not.toContain('<b>')
  })
})

describe('what there is not', () => {
  test.each([...LOCALES])('is left out (%s)', async (locale) => {
    const rejected = await compose('rejected', locale, { program, reason: null, feedback: null })
    expect(rejected.text).not.toMatch(/motivo|reason|> /)
    const changes = await compose('changes-requested', locale, { program, feedback: null })
    expect(changes.text).not.toContain('> ')
    const promoted = { program, present: 0, counted: 0, percent: null }
    expect((await compose('promoted', locale, promoted)).text).not.toMatch(/\d|%/)
  })

  test.each([...LOCALES])('is not named: no program, no place, no reason (%s)', async (locale) => {
    const session = { program: null, title: 'Charla', when: 'el lunes' }
    const mails = await Promise.all([
      compose('session-cancelled', locale, { ...session, reason: null }),
      compose('session-moved', locale, { ...session, place: null }),
      compose('walk-in-invited', locale, session),
      compose('deliverable-approved', locale, { program: null, title: 'Charla', feedback: null }),
    ])
    for (const { subject, text } of mails) {
      expect(subject).toMatch(/Charla[»”]$/)
      expect(text).not.toMatch(/null|> |lugar:|place:/)
    }
  })

  test.each([...LOCALES])('nor what is the same before and now (%s)', async (locale) => {
    const when = '23 de octubre, 18:50'
    const bare = { when, place: null }
    const move = { title: 'Charla', before: bare, now: { ...bare, link: null } }
    const { text } = await compose('session-moved', locale, {
      program: null,
      sessions: [move, { ...move, before: { when, place: 'Sala 1' } }],
    })
    expect(text.match(/23 de octubre/g)).toHaveLength(2)
    expect(text.match(/(Lugar|Place) (antes|before): Sala 1/g)).toHaveLength(1)
    expect(text).not.toMatch(/null|Antes:|Ahora:|Before:|Now:|ahora:|now:|Enlace|Link/)
  })

  test('and one is not many', async () => {
    const facts = { program, present: 1, counted: 1, percent: 100 }
    expect((await compose('promoted', 'es', facts)).text).toContain('1 de 1 sesión (100 %)')
    expect((await compose('promoted', 'en', facts)).text).toContain('1 of 1 session (100%)')
  })
})

describe("people's words", () => {
  const hostile = '<script>alert(1)</script> & "Ana"\r\nBcc: victim@example.com'

  test('stay text in HTML and in one line in the subject', async () => {
    const mail = await composeMail(
      'rejected',
      { program: hostile, reason: hostile, feedback: hostile },
      { ...ana, name: hostile, locale: 'es' },
      ORIGIN,
    )
    expect(mail.html).not.toContain('<script')
    expect(mail.html).toContain('&lt;script&gt;')
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
    expect(mail.text).toStartWith('Esta vez no fue\n\nHola, <script>alert(1)</script> & "Ana" Bcc:')
  })

  test('of a session stay in one line too, but for the quoted reason', async () => {
    const facts = { program: hostile, title: hostile, when: hostile, reason: 'Uno.\nDos.' }
    const mail = await compose('session-cancelled', 'es', facts)
    expect(mail.subject).not.toMatch(/\p{Cc}/u)
    expect(mail.html).not.toContain('<script')
    expect(mail.text).toContain('> Uno.\n> Dos.')
  })

  test('keep their lines where they are quoted', async () => {
    const mail = await compose('changes-requested', 'es')
    expect(mail.text).toContain('> ¿Qué vas a construir?\n> \n> Cuéntanos más.')
    expect(mail.html).toContain('¿Qué vas a construir?<br/><br/>Cuéntanos más.')
  })
})

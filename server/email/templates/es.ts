import { ANSWER_DAYS } from '../../../domain/answer-time'
import type { Catalogue, MoveFacts, SeveralFacts } from './facts'

const sessions = (count: number) => (count === 1 ? '1 sesión' : `${count} sesiones`)

/** A session or deliverable with the programs it belongs to, where there are any. */
const named = ({ title, program }: { title: string; program: string | null }) =>
  program === null ? `«${title}»` : `«${title}» de ${program}`

/** How many sessions, and of which programs, where there are any. */
const counted = ({ sessions: all, program }: SeveralFacts<unknown>) =>
  program === null ? sessions(all.length) : `${sessions(all.length)} de ${program}`

/** A session with what is different about it, and what is not. */
const moveLines = ({ title, before, now }: MoveFacts) => [
  `«${title}»`,
  ...(before.when === now.when
    ? [`Cuándo: ${now.when}`]
    : [`Antes: ${before.when}`, `Ahora: ${now.when}`]),
  ...placeLines(before.place, now.place),
  ...(now.link === null ? [] : [`Enlace: ${now.link}`]),
]

function placeLines(before: string | null, now: string | null): string[] {
  if (before === now) return now === null ? [] : [`Lugar: ${now}`]
  return [
    ...(before === null ? [] : [`Lugar antes: ${before}`]),
    ...(now === null ? [] : [`Lugar ahora: ${now}`]),
  ]
}

export const ES: Catalogue = {
  greeting: (name) => `Hola, ${name}:`,
  footer: 'Recibes este correo porque tienes una cuenta en Cosecha.',

  letters: {
    'application-received': ({ program }) => ({
      subject: `Recibimos tu solicitud para ${program}`,
      heading: 'Recibimos tu solicitud',
      blocks: [
        `Gracias por querer entrar a ${program}. Alguien del equipo la leerá con calma y te escribiremos en ${ANSWER_DAYS} días a más tardar.`,
        'Mientras tanto puedes corregirla o retirarla.',
      ],
      button: 'Ver mi solicitud',
      to: 'application',
    }),
    'changes-requested': ({ program, feedback }) => ({
      subject: `Tu solicitud para ${program} necesita un cambio`,
      heading: 'Nos falta un detalle',
      blocks: [
        `Leímos tu solicitud para ${program} y necesitamos un cambio antes de decidir.`,
        { quote: feedback },
        'Corrígela y vuelve a enviarla: sigue siendo la misma solicitud.',
      ],
      button: 'Corregir mi solicitud',
      to: 'application',
    }),
    'approved-guest': ({ program, minPresent, minPercent }) => ({
      subject: `Ya tienes un lugar en ${program}`,
      heading: '¡Te damos la bienvenida!',
      blocks: [
        `Aceptamos tu solicitud: entras a ${program} como invitada/o.`,
        `Lo que sigue es venir. Con asistencia a ${sessions(minPresent)} y al menos ${minPercent} % del total puedes convertirte en miembro.`,
      ],
      button: 'Ver mi programa',
      to: 'dashboard',
    }),
    'approved-member': ({ program }) => ({
      subject: `Ya eres miembro de ${program}`,
      heading: '¡Te damos la bienvenida!',
      blocks: [
        `Aceptamos tu solicitud: entras a ${program} directamente como miembro.`,
        'Te esperamos en la próxima sesión.',
      ],
      button: 'Ver mi programa',
      to: 'dashboard',
    }),
    rejected: ({ program, reason, feedback }) => ({
      subject: `Sobre tu solicitud para ${program}`,
      heading: 'Esta vez no fue',
      blocks: [
        `Gracias por el tiempo que le diste a tu solicitud. Esta vez no podemos ofrecerte un lugar en ${program}.`,
        reason && `El motivo: ${reason}.`,
        { quote: feedback },
        'Puedes volver a solicitar cuando quieras: tu texto te espera, listo para editarlo.',
      ],
      button: 'Volver a solicitar',
      to: 'application',
    }),
    promoted: ({ program, present, counted, percent }) => ({
      subject: `Ahora eres miembro de ${program}`,
      heading: '¡Ya eres miembro!',
      blocks: [
        `Desde hoy eres miembro de ${program}.`,
        percent === null
          ? null
          : `Lo que te trajo hasta aquí: asististe a ${present} de ${sessions(counted)} (${percent} %).`,
        'Gracias por estar. Nos vemos en la próxima.',
      ],
      button: 'Ver mi programa',
      to: 'dashboard',
    }),
    completed: ({ program }) => ({
      subject: `Completaste ${program}`,
      heading: '¡Lo lograste!',
      blocks: [
        `Completaste ${program}. Felicidades: llegar hasta aquí es trabajo tuyo.`,
        'Tu asistencia queda guardada en tu cuenta, y la comunidad sigue siendo tu casa.',
      ],
      button: 'Ver mis programas',
      to: 'dashboard',
    }),
    'session-cancelled': (facts) => ({
      ...('sessions' in facts
        ? {
            subject: `Se cancelan ${counted(facts)}`,
            heading: 'Estas sesiones se cancelan',
            blocks: [
              `Ya no se harán ${counted(facts)}:`,
              { list: facts.sessions.map(({ title, when }) => [`«${title}»`, `Era: ${when}`]) },
              { quote: facts.reason },
              'No tienes que hacer nada: las sesiones canceladas no cuentan en tu asistencia.',
            ],
          }
        : {
            subject: `Se cancela ${named(facts)}`,
            heading: 'Esta sesión se cancela',
            blocks: [
              `La sesión ${named(facts)}, prevista para el ${facts.when}, ya no se hará.`,
              { quote: facts.reason },
              'No tienes que hacer nada: una sesión cancelada no cuenta en tu asistencia.',
            ],
          }),
      button: 'Ver mis sesiones',
      to: 'dashboard',
    }),
    'session-moved': (facts) => ({
      ...('sessions' in facts
        ? {
            subject: `Cambian ${counted(facts)}`,
            heading: 'Estas sesiones cambiaron',
            blocks: [
              `Cambiaron ${counted(facts)}:`,
              { list: facts.sessions.map(moveLines) },
              'Tómalo en cuenta para tu agenda. ¡Te esperamos!',
            ],
          }
        : {
            subject: `Cambia la cita: ${named(facts)}`,
            heading: 'Esta sesión cambió',
            blocks: [
              `La sesión ${named(facts)} será ahora el ${facts.when}.`,
              facts.place && `El lugar: ${facts.place}`,
              'Tómalo en cuenta para tu agenda. ¡Te esperamos!',
            ],
          }),
      button: 'Ver mis sesiones',
      to: 'dashboard',
    }),
    'deliverable-approved': (deliverable) => ({
      subject: `Aprobamos tu entrega: ${named(deliverable)}`,
      heading: '¡Entrega aprobada!',
      blocks: [
        `Revisamos lo que entregaste para ${named(deliverable)} y quedó aprobado.`,
        { quote: deliverable.feedback },
      ],
      button: 'Ver mi avance',
      to: 'dashboard',
    }),
    'deliverable-changes-requested': (deliverable) => ({
      subject: `Tu entrega necesita un cambio: ${named(deliverable)}`,
      heading: 'Falta un detalle en tu entrega',
      blocks: [
        `Revisamos lo que entregaste para ${named(deliverable)} y te pedimos un cambio.`,
        { quote: deliverable.feedback },
        'Corrígelo y vuelve a entregarlo cuando esté listo.',
      ],
      button: 'Corregir mi entrega',
      to: 'dashboard',
    }),
    'deliverable-rejected': (deliverable) => ({
      subject: `Sobre tu entrega: ${named(deliverable)}`,
      heading: 'Tu entrega no fue aceptada',
      blocks: [
        `Revisamos lo que entregaste para ${named(deliverable)} y no podemos aceptarlo.`,
        { quote: deliverable.feedback },
        'Puedes entregar otra cosa en su lugar.',
      ],
      button: 'Ver mi avance',
      to: 'dashboard',
    }),
    'walk-in-invited': (session) => ({
      subject: `Te anotamos en ${named(session)}`,
      heading: 'Gracias por venir',
      blocks: [
        `Te anotamos en la sesión ${named(session)} del ${session.when}.`,
        'Con este correo ya puedes entrar a Cosecha: pide un código, sin contraseña. Ahí eliges un programa y mandas tu solicitud para quedarte.',
        'Si no fuiste tú, ignora este mensaje.',
      ],
      button: 'Entrar y enviar mi solicitud',
      to: 'sign-in',
    }),
  },
}

import { ANSWER_DAYS } from '../../../domain/answer-time'
import type { Catalogue, MoveFacts, SeveralFacts } from './facts'

const sessions = (count: number) => (count === 1 ? '1 session' : `${count} sessions`)

/** A session or deliverable with the programs it belongs to, where there are any. */
const named = ({ title, program }: { title: string; program: string | null }) =>
  program === null ? `“${title}”` : `“${title}” of ${program}`

/** How many sessions, and of which programs, where there are any. */
const counted = ({ sessions: all, program }: SeveralFacts<unknown>) =>
  program === null ? sessions(all.length) : `${sessions(all.length)} of ${program}`

/** A session with what is different about it, and what is not. */
const moveLines = ({ title, before, now }: MoveFacts) => [
  `“${title}”`,
  ...(before.when === now.when
    ? [`When: ${now.when}`]
    : [`Before: ${before.when}`, `Now: ${now.when}`]),
  ...placeLines(before.place, now.place),
  ...(now.link === null ? [] : [`Link: ${now.link}`]),
]

function placeLines(before: string | null, now: string | null): string[] {
  if (before === now) return now === null ? [] : [`Place: ${now}`]
  return [
    ...(before === null ? [] : [`Place before: ${before}`]),
    ...(now === null ? [] : [`Place now: ${now}`]),
  ]
}

export const EN: Catalogue = {
  greeting: (name) => `Hello ${name},`,
  footer: 'You get this mail because you have an account on Cosecha.',

  letters: {
    'application-received': ({ program }) => ({
      subject: `We received your application for ${program}`,
      heading: 'We received your application',
      blocks: [
        `Thank you for wanting to join ${program}. Somebody of the team will read it with care, and we will write within ${ANSWER_DAYS} days.`,
        'Until then you can edit or withdraw it.',
      ],
      button: 'See my application',
      to: 'application',
    }),
    'changes-requested': ({ program, feedback }) => ({
      subject: `Your application for ${program} needs a change`,
      heading: 'One detail is missing',
      blocks: [
        `We read your application for ${program} and need a change before we decide.`,
        { quote: feedback },
        'Edit it and send it again: it stays the same application.',
      ],
      button: 'Edit my application',
      to: 'application',
    }),
    'approved-guest': ({ program, minPresent, minPercent }) => ({
      subject: `You have a place in ${program}`,
      heading: 'Welcome!',
      blocks: [
        `We accepted your application: you join ${program} as a guest.`,
        `Next comes showing up. With ${sessions(minPresent)} attended and at least ${minPercent}% of them all you can become a member.`,
      ],
      button: 'See my program',
      to: 'dashboard',
    }),
    'approved-member': ({ program }) => ({
      subject: `You are a member of ${program}`,
      heading: 'Welcome!',
      blocks: [
        `We accepted your application: you join ${program} as a member right away.`,
        'See you at the next session.',
      ],
      button: 'See my program',
      to: 'dashboard',
    }),
    rejected: ({ program, reason, feedback }) => ({
      subject: `About your application for ${program}`,
      heading: 'Not this time',
      blocks: [
        `Thank you for the time you gave your application. This time we cannot offer you a place in ${program}.`,
        reason && `The reason: ${reason}.`,
        { quote: feedback },
        'You may apply again whenever you like: your text is waiting, ready to edit.',
      ],
      button: 'Apply again',
      to: 'application',
    }),
    promoted: ({ program, present, counted, percent }) => ({
      subject: `You are now a member of ${program}`,
      heading: 'You are a member!',
      blocks: [
        `From today you are a member of ${program}.`,
        percent === null
          ? null
          : `What earned it: you were at ${present} of ${sessions(counted)} (${percent}%).`,
        'Thank you for being there. See you at the next one.',
      ],
      button: 'See my program',
      to: 'dashboard',
    }),
    completed: ({ program }) => ({
      subject: `You completed ${program}`,
      heading: 'You made it!',
      blocks: [
        `You completed ${program}. Congratulations: getting here was your work.`,
        'Your attendance stays in your account, and the community stays your home.',
      ],
      button: 'See my programs',
      to: 'dashboard',
    }),
    'session-cancelled': (facts) => ({
      ...('sessions' in facts
        ? {
            subject: `Cancelled: ${counted(facts)}`,
            heading: 'These sessions are cancelled',
            blocks: [
              `${counted(facts)} will not take place:`,
              { list: facts.sessions.map(({ title, when }) => [`“${title}”`, `Was: ${when}`]) },
              { quote: facts.reason },
              'There is nothing for you to do: cancelled sessions do not count in your attendance.',
            ],
          }
        : {
            subject: `Cancelled: ${named(facts)}`,
            heading: 'This session is cancelled',
            blocks: [
              `The session ${named(facts)}, planned for ${facts.when}, will not take place.`,
              { quote: facts.reason },
              'There is nothing for you to do: a cancelled session does not count in your attendance.',
            ],
          }),
      button: 'See my sessions',
      to: 'dashboard',
    }),
    'session-moved': (facts) => ({
      ...('sessions' in facts
        ? {
            subject: `Changed: ${counted(facts)}`,
            heading: 'These sessions have changed',
            blocks: [
              `${counted(facts)} have changed:`,
              { list: facts.sessions.map(moveLines) },
              'Please note it in your calendar. See you there!',
            ],
          }
        : {
            subject: `Changed: ${named(facts)}`,
            heading: 'This session has changed',
            blocks: [
              `The session ${named(facts)} is now on ${facts.when}.`,
              facts.place && `The place: ${facts.place}`,
              'Please note it in your calendar. See you there!',
            ],
          }),
      button: 'See my sessions',
      to: 'dashboard',
    }),
    'deliverable-approved': (deliverable) => ({
      subject: `We approved what you handed in: ${named(deliverable)}`,
      heading: 'Approved!',
      blocks: [
        `We read what you handed in for ${named(deliverable)}, and it is approved.`,
        { quote: deliverable.feedback },
      ],
      button: 'See my progress',
      to: 'dashboard',
    }),
    'deliverable-changes-requested': (deliverable) => ({
      subject: `What you handed in needs a change: ${named(deliverable)}`,
      heading: 'One detail is missing',
      blocks: [
        `We read what you handed in for ${named(deliverable)} and ask you for a change.`,
        { quote: deliverable.feedback },
        'Edit it and hand it in again when it is ready.',
      ],
      button: 'Edit what I handed in',
      to: 'dashboard',
    }),
    'deliverable-rejected': (deliverable) => ({
      subject: `About what you handed in: ${named(deliverable)}`,
      heading: 'It was not accepted',
      blocks: [
        `We read what you handed in for ${named(deliverable)} and cannot accept it.`,
        { quote: deliverable.feedback },
        'You may hand in something else in its place.',
      ],
      button: 'See my progress',
      to: 'dashboard',
    }),
    'walk-in-invited': (session) => ({
      subject: `We noted you down at ${named(session)}`,
      heading: 'Thank you for coming',
      blocks: [
        `We noted you down at the session ${named(session)} on ${session.when}.`,
        'With this address you can sign in to Cosecha: ask for a code, no password needed. There you choose a program and send your application to stay.',
        'If that was not you, ignore this message.',
      ],
      button: 'Sign in and apply',
      to: 'sign-in',
    }),
  },
}

import { ANSWER_DAYS } from '../../../domain/answer-time'
import type { Catalogue } from './facts'

const sessions = (count: number) => (count === 1 ? '1 session' : `${count} sessions`)

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
      to: 'home',
    }),
    'approved-member': ({ program }) => ({
      subject: `You are a member of ${program}`,
      heading: 'Welcome!',
      blocks: [
        `We accepted your application: you join ${program} as a member right away.`,
        'See you at the next session.',
      ],
      button: 'See my program',
      to: 'home',
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
      to: 'home',
    }),
    completed: ({ program }) => ({
      subject: `You completed ${program}`,
      heading: 'You made it!',
      blocks: [
        `You completed ${program}. Congratulations: getting here was your work.`,
        'Your attendance stays in your account, and the community stays your home.',
      ],
      button: 'See my programs',
      to: 'home',
    }),
  },
}

import type { ProgramType } from './programs'

export interface SeedProgram {
  slug: string
  name: string
  description: string
  programType: ProgramType
}

/** The programs every installation begins with. Known by their slug: staff may rename, edit or deactivate them. */
export const SEED_PROGRAMS: readonly SeedProgram[] = [
  {
    slug: 'de-cero-a-chamba',
    name: 'De Cero a Chamba',
    description:
      'Learn web development fundamentals and land your first client. Build practical skills in HTML, CSS, JavaScript, and modern frameworks while completing real-world projects.',
    programType: 'cohort',
  },
  {
    slug: 'defi-esta',
    name: 'DeFi-esta',
    description:
      'Master DeFi protocols and build decentralized applications. Learn smart contract development, Web3 integration, and blockchain fundamentals through hands-on projects.',
    programType: 'cohort',
  },
  {
    slug: 'open',
    name: 'Open',
    description:
      'Self-directed learning with community support. Work on your own projects while staying connected with the community. Perfect for independent learners and ongoing skill development.',
    programType: 'evergreen',
  },
]

import { createSerwistRoute } from '@serwist/turbopack'
import { LOCALES } from '@/domain/users'

// A page of this build goes with the scripts of this build.
const revision = crypto.randomUUID()

/** The service worker, made of `worker/sw.ts` during the build. It keeps the page for no network, in each language. */
export const { dynamic, dynamicParams, revalidate, generateStaticParams, GET } = createSerwistRoute(
  {
    swSrc: 'worker/sw.ts',
    useNativeEsbuild: true,
    globPatterns: [],
    additionalPrecacheEntries: LOCALES.map((locale) => ({
      url: `/offline?language=${locale}`,
      revision,
    })),
  },
)

import { pictureAddress } from '@/domain/picture'

/** Two letters for a person who has no picture, or whose picture does not come. */
const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('')
    .toLocaleUpperCase()

const LOOKS = {
  own: 'size-8 bg-maize text-sm text-maize-foreground',
  small: 'size-10 bg-default text-sm text-foreground',
  large: 'size-16 bg-default text-2xl text-foreground',
}

/** Sharp on a phone, whose screen has three dots where the page has one. */
const PIXELS = { own: 96, small: 120, large: 192 }

/** A person's picture over their initials; says nothing to a screen reader, which hears the name. */
export function Avatar(props: {
  name: string
  avatarUrl: string | null
  look?: keyof typeof LOOKS
}) {
  const { name, avatarUrl, look = 'small' } = props
  const picture = pictureAddress(avatarUrl, PIXELS[look])
  return (
    <span
      aria-hidden="true"
      data-initials={initials(name)}
      className={`relative flex shrink-0 items-center justify-center overflow-hidden rounded-full font-bold before:content-[attr(data-initials)] ${LOOKS[look]}`}
    >
      {picture && (
        <img
          src={picture}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  )
}

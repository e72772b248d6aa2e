/** Two letters for a person, where a picture would stand; the name stands beside it. */
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

/** A person's initials; says nothing to a screen reader, which hears the name. */
export function Avatar({ name, look = 'small' }: { name: string; look?: keyof typeof LOOKS }) {
  return (
    <span
      aria-hidden="true"
      data-initials={initials(name)}
      className={`flex shrink-0 items-center justify-center rounded-full font-bold before:content-[attr(data-initials)] ${LOOKS[look]}`}
    />
  )
}

import { createElement, type ReactNode } from 'react'
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  render,
  Section,
  Text,
} from 'react-email'
import type { Locale } from '../../../domain/users'
import { COLOURS, FONT } from '../look'

/** A paragraph; somebody's own words, which stand apart; or a list, each of its items one or more lines. */
export type Block = string | { quote: string } | { list: string[][] }

/** What a mail says, whatever its form. */
export interface Letter {
  heading: string
  blocks: Block[]
  action: { label: string; url: string }
  footer: string
}

const text = { margin: '0 0 16px', color: COLOURS.foreground, fontSize: 16, lineHeight: '25px' }

const quote = {
  ...text,
  padding: '12px 16px',
  borderLeft: `4px solid ${COLOURS.maize}`,
  backgroundColor: COLOURS['maize-soft'],
}

const list = { margin: '0 0 16px', paddingLeft: 20 }
const item = { ...text, margin: '0 0 12px' }

const button = {
  padding: '14px 22px',
  borderRadius: 12,
  backgroundColor: COLOURS.accent,
  color: COLOURS['accent-foreground'],
  fontSize: 16,
  fontWeight: 600,
}

/** Line ends survive in every mail program only as elements. They never move, so they need no keys. */
function inLines([first, ...others]: ReactNode[]): ReactNode[] {
  const children: ReactNode[] = [first]
  for (const line of others) children.push(createElement('br'), line)
  return children
}

const Quote = ({ words }: { words: string }) =>
  createElement(Text, { style: quote }, ...inLines(words.split('\n')))

const List = ({ items }: { items: string[][] }) =>
  createElement(
    'ul',
    { style: list },
    ...items.map(([first, ...others]) =>
      createElement(
        'li',
        { style: item },
        ...inLines([createElement('strong', {}, first), ...others]),
      ),
    ),
  )

function BlockOf({ block }: { block: Block }) {
  if (typeof block === 'string') return <Text style={text}>{block}</Text>
  return 'list' in block ? <List items={block.list} /> : <Quote words={block.quote} />
}

function LetterMail({ letter, locale }: { letter: Letter; locale: Locale }) {
  return (
    <Html lang={locale}>
      <Head>
        <title>{letter.heading}</title>
      </Head>
      <Body
        lang={locale}
        style={{ margin: 0, padding: 16, backgroundColor: COLOURS.background, fontFamily: FONT }}
      >
        <Container
          style={{
            maxWidth: 560,
            padding: 28,
            border: `1px solid ${COLOURS.border}`,
            borderTop: `6px solid ${COLOURS.maize}`,
            borderRadius: 12,
            backgroundColor: COLOURS.surface,
          }}
        >
          <Heading
            as="h1"
            style={{
              margin: '0 0 20px',
              color: COLOURS.foreground,
              fontSize: 24,
              lineHeight: '30px',
            }}
          >
            {letter.heading}
          </Heading>
          {letter.blocks.map((block) => (
            <BlockOf key={JSON.stringify(block)} block={block} />
          ))}
          <Section style={{ margin: '24px 0 8px' }}>
            <Button href={letter.action.url} style={button}>
              {letter.action.label}
            </Button>
          </Section>
          <Hr style={{ margin: '24px 0 16px', borderTop: `1px solid ${COLOURS.border}` }} />
          <Text style={{ margin: 0, color: COLOURS.muted, fontSize: 13, lineHeight: '20px' }}>
            {letter.footer}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

function asText(block: Block): string {
  if (typeof block === 'string') return block
  if ('list' in block) return block.list.map((lines) => `- ${lines.join('\n  ')}`).join('\n')
  return block.quote.replace(/^/gm, '> ')
}

/** A letter as HTML and as plain text; both say the same. */
export async function writeLetter(
  letter: Letter,
  locale: Locale,
): Promise<{ html: string; text: string }> {
  const { heading, blocks, action, footer } = letter
  return {
    html: await render(<LetterMail letter={letter} locale={locale} />),
    text: [heading, ...blocks.map(asText), `${action.label}: ${action.url}`, `-- \n${footer}`].join(
      '\n\n',
    ),
  }
}

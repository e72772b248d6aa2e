import tailwind from '@tailwindcss/postcss'
import postcss from 'postcss'

/** Loader for Turbopack: a sheet for Tailwind as a module whose default export is its text, ready for browsers. */
export default async function loadSheet(source) {
  const made = await postcss([tailwind()]).process(source, { from: this.resourcePath })
  for (const message of made.messages) {
    if (message.type === 'dependency') this.addDependency(message.file)
    if (message.type === 'dir-dependency') this.addContextDependency(message.dir)
  }
  return `export default ${JSON.stringify(made.css)}`
}

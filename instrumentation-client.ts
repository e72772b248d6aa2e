// Next runs this before anything else in the browser. The content security policy forbids `new Function`, which zod tries
// with its first object schema. It takes its settings from here when a page brings it: most bring none of it, so it is
// not imported for that. The name is zod's own: should it change, the end-to-end tests tell (e2e/fixtures.ts).
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

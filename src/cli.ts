#!/usr/bin/env node
// Imports nothing before it knows that this Node can read it: an old one would stop with a syntax error instead.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > 20 || (major === 20 && minor >= 19)) {
  const { main } = await import('./entry/main.ts')
  await main(new URL('..', import.meta.url))
} else {
  process.stderr.write(`error: layerlift needs Node 20.19 or later, this is Node ${process.versions.node}\n`)
  process.exitCode = 1
}

#!/usr/bin/env node
import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);

// src/cli.ts
var [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major > 20 || major === 20 && minor >= 19) {
  const { main } = await import("./command-line.js");
  await main(new URL("..", import.meta.url));
} else {
  process.stderr.write(`error: layerlift needs Node 20.19 or later, this is Node ${process.versions.node}
`);
  process.exitCode = 1;
}

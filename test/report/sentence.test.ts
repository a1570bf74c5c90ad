import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../src/log.ts'
import { sentenceOf } from '../../src/report/sentence.ts'

describe('the sentence of a log entry', () => {
  it.for<[expected: string, entry: LogEntry]>([
    ['Read the image', { kind: 'step', title: 'Read the image' }],
    ['no change, layer-1 is skipped', { kind: 'note', message: 'no change, layer-1 is skipped' }],
    ['two\\nlines', { kind: 'warning', message: 'two\nlines' }],
    ['Packing: 1.0 KB', { kind: 'progress', task: 'Packing', doneBytes: 1024 }],
    [
      'Packing: 50 %, 1.0 KB of 2.0 KB',
      { kind: 'progress', task: 'Packing', doneBytes: 1024, totalBytes: 2048 },
    ],
    ['Packing: 2.0 KB', { kind: 'progress', task: 'Packing', doneBytes: 2048, totalBytes: 2048, done: true }],
    ['docker | \\x1b[2K#1 done', { kind: 'output', source: 'docker', line: '\u001b[2K#1 done' }],
    [
      'function.zip: 300 B zipped, 1.0 KB unzipped, 1 entry',
      { kind: 'package', name: 'function.zip', zippedBytes: 300, unzippedBytes: 1024, entryCount: 1 },
    ],
    [
      'layer-1.zip: 1.0 KB unzipped, 2 entries',
      { kind: 'package', name: 'layer-1.zip', unzippedBytes: 1024, entryCount: 2 },
    ],
    ['publish a version', { kind: 'change', state: 'started', change: 'publish a version' }],
    [
      'publish a version (version 4)',
      { kind: 'change', state: 'done', change: 'publish a version', detail: 'version 4' },
    ],
    [
      'waiting for function hello: Pending, 3 s so far',
      { kind: 'waiting', resource: 'function hello', status: 'Pending', elapsedSeconds: 3.2 },
    ],
    [
      'smoke test of the new version passed: POST /hello',
      { kind: 'smoke', test: 'POST /hello', target: 'version', passed: true, attempts: 1, reasons: [] },
    ],
    [
      'smoke test of the route failed after 3 attempts: GET /: status 502, not 200; body is empty',
      {
        kind: 'smoke',
        test: 'GET /',
        target: 'route',
        passed: false,
        attempts: 3,
        reasons: ['status 502, not 200', 'body is empty'],
      },
    ],
  ])('reads: %s', ([expected, entry]) => {
    expect(sentenceOf(entry)).toBe(expected)
  })
})

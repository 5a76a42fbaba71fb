// What a page loads before anybody writes.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('a page that only reads texts loads neither Tiptap nor ProseMirror', () => {
  expect(editorPackages('index.ts')).toEqual([])
  expect(editorPackages('bound-text.tsx')).toContain('@tiptap/core')
})

const editorPackages = (file: string): string[] =>
  [...reachedFrom(fileURLToPath(new URL(`../../../client/editor/${file}`, import.meta.url)))].filter(name => /tiptap|prosemirror/.test(name))

/** Packages reached by imports that are neither of types only nor asked for later. */
function reachedFrom(file: string, packages = new Set<string>(), seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file)) return packages
  seen.add(file)
  const statements = readFileSync(file, 'utf8').matchAll(/^(?:import|export)(?! type\b)[^'"]*?from '([^']+)'|^import '([^']+)'/gm)
  for (const [, from, effect] of statements) {
    const target = from ?? effect ?? ''
    if (target.startsWith('.')) reachedFrom(resolve(dirname(file), target), packages, seen)
    else packages.add(target)
  }
  return packages
}

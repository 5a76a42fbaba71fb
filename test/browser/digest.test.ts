// What a person is told by mail and takes along, in a real browser: choosing it, ending it from a message, reminding those without an answer,
// and a round and a request as a message and in a calendar.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { looks, seriousViolations } from '../harness/accessibility.ts'
import { photograph } from '../harness/photograph.ts'
import { contextOf, makeEmptyPlan } from '../harness/plan-page.ts'
import { done } from '../harness/roles.ts'
import type { RunningServer } from '../harness/server.ts'
import { serverAndBrowser } from '../harness/server-and-browser.ts'
import { signInAs } from '../harness/sign-in.ts'

vi.setConfig({ testTimeout: 120_000 })

const pictures = fileURLToPath(new URL('../../test-output/digest', import.meta.url))
let server: RunningServer
let browser: Browser
serverAndBrowser(started => ({ server, browser } = started), pictures)

async function lookedAt(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect([name, width, await seriousViolations(page)]).toEqual([name, width, []])
    await photograph(page, { path: `${pictures}/${name}-${colorScheme}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

test('what one is told by mail is chosen by keyboard and kept; a link in a message ends it with one button, without signing in', async () => {
  const page = await (await contextOf(browser, server, 'it-speaks', { bypassCSP: true })).newPage()
  await page.goto(`${server.origin}/plans`)
  await page.getByRole('button', { name: /^Your account/ }).press('Enter')
  await page.getByRole('link', { name: 'E-mail reminders' }).press('Enter')
  await page.getByRole('heading', { name: 'E-mail reminders', level: 1 }).waitFor()
  await page.getByRole('radio', { name: /^Never/ }).focus()
  await page.keyboard.press('ArrowDown')
  const mentions = page.getByRole('checkbox', { name: /^Mentions/ })
  expect([await mentions.isChecked(), await page.getByRole('radio', { name: /^Once a day/ }).isChecked()]).toEqual([true, true])
  await mentions.press('Space')
  await lookedAt(page, 'settings')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await page.getByText('Saved.').waitFor()
  await page.reload()
  await page.getByRole('radio', { name: /^Once a day/ }).waitFor()
  expect([await page.getByRole('radio', { name: /^Once a day/ }).isChecked(), await mentions.isChecked()]).toEqual([true, false])
  await page.context().close()

  const stranger = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true })
  const opened = await stranger.newPage()
  await opened.goto(`${server.origin}/digest-off/a-token-of-a-message`)
  await opened.getByRole('heading', { name: 'No more e-mail reminders' }).waitFor()
  await lookedAt(opened, 'off')
  await opened.getByRole('button', { name: 'Send no more' }).press('Enter')
  await opened.getByText(/^Done\. If the link was good/).waitFor()
  await stranger.close()
})

test('the driver reminds those without an answer and takes the round along; the delegation finds the reminder, and takes along what is asked of it', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
  const deadline = new Date(Date.now() + 5 * 86_400_000).toISOString()
  await done((await signInAs(server.origin, 'de-speaks')).call('POST', `/api/plans/${plan}/steps`, { party: 'ms-de', step: 'open-round', deadline, silence: 'no-answer' }))
  const german = await (await contextOf(browser, server, 'de-speaks', { permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: true })).newPage()
  await german.goto(`${server.origin}/plans/${plan}/round`)
  const remind = german.getByRole('button', { name: /^Remind the \d+ without an answer$/ })
  await remind.press('Enter')
  await german.getByText(/^Those without an answer were reminded by Germany on/).waitFor()
  expect(await remind.getAttribute('aria-disabled')).toBe('true')

  await german.getByRole('button', { name: /^Take along: Consultation/ }).press('Enter')
  await german.getByRole('menuitem', { name: 'Copy as e-mail' }).press('Enter')
  await german.getByText('Copied. Paste it into a message.').waitFor()
  const letter = await german.evaluate(() => navigator.clipboard.readText())
  expect(letter).toMatch(/^To: .*Italy.*\nSubject: Round 1 of Migrant smuggling 2028–29: answer until /)
  expect(letter).toMatch(/\n\nRound 1 of .+ is open.+\. No answer has come yet from: .+ Whoever speaks .+\.\n\nDeadline: .+ \(Brussels time\)\nLink: .+\/round\n$/)
  await german.getByRole('button', { name: /^Take along: Consultation/ }).press('Enter')
  const [file] = await Promise.all([german.waitForEvent('download'), german.getByRole('menuitem', { name: 'Add to calendar' }).press('Enter')])
  expect([file.suggestedFilename(), readFileSync(await file.path(), 'utf8').includes(`DTSTART:${deadline.slice(0, 19).replaceAll(/[-:]/g, '')}Z`)]).toEqual([`${plan}-round-1.ics`, true])
  await lookedAt(german, 'round')
  await german.context().close()

  const italian = await (await contextOf(browser, server, 'it-speaks', { permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: true })).newPage()
  await italian.goto(`${server.origin}/delegation`)
  await italian.getByRole('link', { name: /^Germany reminds you/ }).waitFor()
  const request = italian.locator('[data-row^="answer"]').first().getByRole('button', { name: /^Take along/ })
  await request.press('Enter')
  await italian.getByRole('menuitem', { name: 'Copy as e-mail' }).press('Enter')
  await italian.getByText('Copied. Paste it into a message.').waitFor()
  const asked = await italian.evaluate(() => navigator.clipboard.readText())
  // Whoever speaks for a delegation may see the addresses of its people.
  expect(asked).toMatch(/^To: .+ <.+@.+>.*\nSubject: A request to Italy in /)
  expect(asked).toContain('Deadline: none is set')
  await request.press('Enter')
  await italian.getByRole('menuitem', { name: 'Add to calendar…' }).press('Enter')
  const dialog = italian.getByRole('dialog', { name: 'Add to calendar' })
  await dialog.waitFor()
  await lookedAt(italian, 'request')
  const [day] = await Promise.all([italian.waitForEvent('download'), dialog.getByRole('button', { name: 'Add', exact: true }).press('Enter')])
  expect(readFileSync(await day.path(), 'utf8')).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/)
  await italian.context().close()
})

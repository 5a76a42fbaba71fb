// usage: node shot.mjs <origin> <person> <path> <out> [w] [scheme] [js actions file]
import { chromium } from 'playwright-core'
import sp from '@sparticuz/chromium'
const [origin, person, path, out, w = '1440', scheme = 'light', actions] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: await sp.executablePath(), args: ['--no-sandbox'] })
const c = await b.newContext({ viewport: { width: Number(w), height: Number(w) === 390 ? 844 : 900 }, colorScheme: scheme, reducedMotion: 'reduce', hasTouch: Number(w) === 390 })
if (person !== '-') await c.request.post(`${origin}/api/sample-sign-in`, { data: { person: `sample-person-${person}` }, headers: { origin } })
const p = await c.newPage(); p.setDefaultTimeout(15000)
p.on('pageerror', e => console.log('PAGEERROR', e.message)); p.on('console', m => m.type() === 'error' && console.log('CONSOLE', m.text()))
await p.goto(origin + path)
await p.waitForLoadState('networkidle')
if (actions) await (await import(actions)).default(p, c, b)
await p.screenshot({ path: out })
await b.close()

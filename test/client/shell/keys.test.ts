// Which presses are meant by keys as they are written.
import { expect, test } from 'vitest'
import { arePressed } from '../../../client/shell/keys.ts'

const press = (key: string, held: readonly ('ctrl' | 'meta' | 'alt' | 'shift' | 'altgr')[] = [], code = '') => ({ key, code, ctrlKey: held.includes('ctrl'), metaKey: held.includes('meta'), altKey: held.includes('alt'), shiftKey: held.includes('shift'), getModifierState: (name: string) => name === 'AltGraph' && held.includes('altgr') })

test.each([
  [['Mod', 'K'], press('k', ['ctrl']), true],
  [['Mod', 'K'], press('K', ['ctrl']), true],
  [['Mod', 'K'], press('k', ['meta']), true],
  [['Mod', 'K'], press('k'), false],
  [['Mod', 'K'], press('K', ['ctrl', 'shift']), false],
  [['Mod', 'K'], press('k', ['ctrl', 'alt']), false],
  [['Mod', 'Shift', 'Z'], press('Z', ['ctrl', 'shift']), true],
  [['Mod', 'Shift', 'Z'], press('z', ['ctrl']), false],
  [['?'], press('?', ['shift']), true],
  [['?'], press('?'), true],
  [['?'], press('?', ['ctrl']), false],
  [['Alt', 'W'], press('∑', ['alt'], 'KeyW'), true],
  [['Alt', 'W'], press('w', ['alt'], 'KeyZ'), false],
  [['Mod', 'Alt', 'M'], press('m', ['ctrl', 'alt'], 'KeyM'), true],
  // Some systems tell AltGr as Ctrl and Alt: it types µ on this keyboard.
  [['Mod', 'Alt', 'M'], press('µ', ['ctrl', 'alt', 'altgr'], 'KeyM'), false],
  // On a Mac it is the command key that is held, whatever the key would type without.
  [['Mod', 'Alt', 'M'], press('µ', ['meta', 'alt'], 'KeyM'), true],
  [['Shift', 'F2'], press('F2', ['shift']), true],
  [['Shift', 'F2'], press('F2'), false],
  [['Alt', '↑'], press('ArrowUp', ['alt']), true],
  [['↑'], press('ArrowUp'), true],
  [['↑'], press('ArrowUp', ['shift']), false],
  [['Space'], press(' '), true],
  [['Mod', 'Home'], press('Home', ['ctrl']), true],
  [['Home'], press('Home', ['ctrl']), false],
])('%j by %j: %j', (keys, pressed, isMeant) => {
  expect(arePressed(keys, pressed)).toBe(isMeant)
})

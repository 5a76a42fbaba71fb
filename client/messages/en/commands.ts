// What can be done on every page, by name, and the way to it.
export const commands = {
  'palette.open': 'Search or jump to…',
  'palette.title': 'Search or jump to',
  'palette.not-loaded': 'The search could not be loaded: there is no connection. Try again when there is.',
  'palette.go-to': 'Go to {page}',
  'palette.theme-light': 'Switch to the light appearance',
  'palette.theme-dark': 'Switch to the dark appearance',
  'palette.theme-system': 'Follow the appearance of the system',
  'palette.theme-words': 'theme colours mode night',
  'palette.announce-on': 'Announce what others change',
  'palette.announce-off': 'Stop announcing what others change',
  'palette.announce-words': 'announcements screen reader mute',
  'palette.act-for': 'Act for {delegation}',
  'shortcuts.open': 'Show the keyboard shortcuts',
  'shortcuts.open-short': 'Keyboard shortcuts',
} as const

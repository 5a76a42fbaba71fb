// Starts the page: theme, language, routes.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AnnouncerRegion } from './design/announcer-region.tsx'
import './design/base.css'
import { NameTip } from './design/name-tip.tsx'
import { Toasts } from './design/toasts.tsx'
import './design/tokens.css'
import { languageOf, loadCatalogue } from './messages/catalogue.ts'
import { MessagesProvider } from './messages/messages-provider.tsx'
import { Pages } from './routes.tsx'
import { followTheme } from './shell/theme.ts'

followTheme()
const language = languageOf(navigator.languages)
const catalogue = await loadCatalogue(language)
document.documentElement.lang = language
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <MessagesProvider language={language} catalogue={catalogue}>
      <Pages />
      <NameTip />
      <Toasts />
      <AnnouncerRegion />
    </MessagesProvider>
  </StrictMode>,
)

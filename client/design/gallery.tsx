// Every component on one page, for looking at them and for the browser tests. Not part of the built product.
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { en } from '../messages/en/index.ts'
import { MessagesProvider } from '../messages/messages-provider.tsx'
import { AnnouncerRegion } from './announcer-region.tsx'
import './base.css'
import { GalleryFields } from './gallery-fields.tsx'
import { GalleryOverlays } from './gallery-overlays.tsx'
import { GallerySigns } from './gallery-signs.tsx'
import styles from './gallery.module.css'
import { NameTip } from './name-tip.tsx'
import { SegmentedControl } from './segmented-control.tsx'
import { Toasts } from './toasts.tsx'
import './tokens.css'

function Gallery() {
  const [theme, setTheme] = useState('light')
  useEffect(() => document.documentElement.setAttribute('data-theme', theme), [theme])
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>Design gallery</h1>
        <SegmentedControl label="Theme" value={theme} onChange={setTheme} segments={[{ id: 'light', label: 'Light' }, { id: 'dark', label: 'Dark' }]} />
      </header>
      <GallerySigns />
      <GalleryFields />
      <GalleryOverlays />
    </main>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('gallery.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <MessagesProvider language="en" catalogue={en}>
      <Gallery />
      <NameTip />
      <Toasts />
      <AnnouncerRegion />
    </MessagesProvider>
  </StrictMode>,
)

// Several views of one thing, one shown at a time: as a line of words under a header, or as segments in a panel.
import { useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './tabs.module.css'

export interface TabItem {
  readonly id: string
  readonly label: string
  /** Stands after the label: "To fix 3". */
  readonly count?: number | undefined
  /** After the count, what is counted apart from it. */
  readonly apart?: ReactNode
  readonly content: ReactNode
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly TabItem[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  readonly look?: 'line' | 'segments'
  readonly className?: string | undefined
  /** At the end of the line of words: what can be done with all of the views. */
  readonly tools?: ReactNode
}

export function Tabs({ label, tabs, selected, onSelect, look = 'line', className, tools }: TabsProps) {
  const [end, setEnd] = useState<HTMLElement | null>(null)
  // React Aria 1.22 renders what is in its Tabs a second time, unseen, to learn which tabs there are: tools in there would
  // be there twice, dialogs and listeners too. They come in from outside; the unseen element is in no document.
  const [attach] = useState(() => (element: HTMLElement | null) => {
    if (element?.isConnected === true) setEnd(element)
  })
  const ofTabs = (
    <AriaTabs className={classNames(styles.tabs, styles[look], className)} selectedKey={selected} onSelectionChange={(id) => onSelect(String(id))}>
      <div className={styles.strip}>
        <TabList aria-label={label} className={styles.list ?? ''}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
              {tab.apart}
            </Tab>
          ))}
        </TabList>
        {tools !== undefined && <div ref={attach} className={styles.tools} />}
      </div>
      {tabs.map((tab) => <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>{tab.content}</TabPanel>)}
    </AriaTabs>
  )
  return <>{ofTabs}{end !== null && createPortal(tools, end)}</>
}

// Several views of one thing, one shown at a time: as a line of words under a header, or as segments in a panel.
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './tabs.module.css'

export interface TabItem {
  readonly id: string
  readonly label: string
  /** Stands after the label: "To fix 3". */
  readonly count?: number | undefined
  readonly content: ReactNode
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly TabItem[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  readonly look?: 'line' | 'segments'
  readonly className?: string | undefined
}

export function Tabs({ label, tabs, selected, onSelect, look = 'line', className }: TabsProps) {
  return (
    <AriaTabs className={classNames(styles.tabs, styles[look], className)} selectedKey={selected} onSelectionChange={(id) => onSelect(String(id))}>
      <TabList aria-label={label} className={styles.list ?? ''}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>{tab.content}</TabPanel>)}
    </AriaTabs>
  )
}

// The bar across the top: the mark, and the slots that the page fills.
import type { ReactNode } from 'react'
import { Link } from '../design/link.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { Slot } from './page-slots.tsx'
import styles from './top-bar.module.css'

export function TopBar({ search, account }: { readonly search: ReactNode; readonly account: ReactNode }) {
  const t = useMessage()
  return (
    <header className={styles.bar}>
      <Link look="name" href="/" className={styles.brand ?? ''}>
        <img src="/icon.svg" alt="" className={styles.mark} />
        <span className={styles.name}>{t('shell.product')}</span>
      </Link>
      <Slot name="breadcrumb" className={styles.where} />
      <Slot name="status" className={styles.status} />
      <Slot name="people" className={styles.people} />
      {search}
      <Slot name="actions" className={styles.actions} />
      {account}
    </header>
  )
}

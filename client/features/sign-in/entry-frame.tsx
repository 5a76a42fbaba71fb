// The frame of the pages before sign-in: the product's name and its limits beside what is asked.
import type { ReactNode } from 'react'
import { useMessage } from '../../messages/use-message.tsx'
import styles from './entry-frame.module.css'

interface EntryFrameProps {
  readonly title: string
  readonly children: ReactNode
  /** What stands in the wider column, when there is something. */
  readonly beside?: ReactNode
}

export function EntryFrame({ title, children, beside = null }: EntryFrameProps) {
  const t = useMessage()
  return (
    <div className={styles.page} data-columns={beside ? 'two' : 'one'}>
      <main className={styles.box}>
        <div className={styles.ask}>
          <header className={styles.head}>
            <img src="/icon.svg" alt="" className={styles.mark} />
            <p className={styles.product}>{t('shell.product')}</p>
            <p className={styles.lead}>{t('sign-in.lead')}</p>
          </header>
          <section className={styles.form} aria-label={title}>
            <h1>{title}</h1>
            {children}
          </section>
          <p className={styles.limits}>{t('sign-in.limite')}</p>
        </div>
        {beside && <div className={styles.beside}>{beside}</div>}
      </main>
    </div>
  )
}

// The brief as it is read, on the screen and on paper.
import { Chip } from '../../design/chip.tsx'
import type { BriefDocument } from './brief-document.ts'
import styles from './open-rounds.module.css'

export function BriefView({ brief: { heading, above, sections } }: { readonly brief: BriefDocument }) {
  return (
    <article className={styles.document} aria-labelledby="brief-heading">
      <p className={styles.documentHead}><Chip icon={null}>{above}</Chip></p>
      <h2 id="brief-heading">{heading}</h2>
      {sections.map(section => (
        <section key={section.plan} className={styles.section}>
          <h3>{section.heading} <Chip icon={null}>{section.marking}</Chip></h3>
          <ul className={styles.said}>{section.lines.map(line => <li key={line}>{line}</li>)}</ul>
          {section.aim !== null && <Words {...section.aim} />}
          {section.groups.map(group => (
            <div key={group.heading} className={styles.group}>
              <h4>{group.heading}</h4>
              {group.none !== null && <p>{group.none}</p>}
              {group.actions.map(action => (
                <div key={action.heading} className={styles.action}>
                  <h5>{action.heading}</h5>
                  <ul className={styles.said}>{action.lines.map(line => <li key={line}>{line}</li>)}</ul>
                  {action.texts.map(text => <Words key={text.label} {...text} />)}
                </div>
              ))}
            </div>
          ))}
        </section>
      ))}
    </article>
  )
}

const Words = ({ label, text }: { readonly label: string; readonly text: string }) => <div className={styles.words}><strong>{label}</strong><p>{text}</p></div>

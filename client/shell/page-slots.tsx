// The places in the top bar that the page below fills: where one is, how the work stands, who is here, what one can do.
// The bar offers the elements; a page puts its own live components into them, so that they change without the bar knowing.
import { createContext, useContext, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

type SlotName = 'breadcrumb' | 'status' | 'people' | 'actions'

interface Slots {
  readonly elements: Readonly<Record<SlotName, HTMLElement | null>>
  readonly setElement: (name: SlotName, element: HTMLElement | null) => void
}

const nothingYet: Slots['elements'] = { breadcrumb: null, status: null, people: null, actions: null }
const SlotsContext = createContext<Slots>({ elements: nothingYet, setElement: () => undefined })

export function PageSlots({ children }: { readonly children: ReactNode }) {
  const [elements, setElements] = useState(nothingYet)
  const [setElement] = useState(() => (name: SlotName, element: HTMLElement | null) => {
    setElements((before) => (before[name] === element ? before : { ...before, [name]: element }))
  })
  return <SlotsContext value={{ elements, setElement }}>{children}</SlotsContext>
}

/** Where the bar shows what the page gives. Empty it takes no room. */
export function Slot({ name, className }: { readonly name: SlotName; readonly className?: string | undefined }) {
  const { setElement } = useContext(SlotsContext)
  const [attach] = useState(() => (element: HTMLElement | null) => setElement(name, element))
  return <div ref={attach} data-slot={name} className={className} />
}

/** What a page puts there. */
export function InSlot({ name, children }: { readonly name: SlotName; readonly children: ReactNode }) {
  const element = useContext(SlotsContext).elements[name]
  return element === null ? null : createPortal(children, element)
}

// The part of pdfmake 0.3 that is used here; the package brings no types.
declare module 'pdfmake' {
  export type Content = string | { readonly [key: string]: unknown } | readonly Content[]
  export type DocumentDefinition = {
    readonly content: readonly Content[]
    readonly header: (page: number, pages: number) => Content
    readonly footer: (page: number, pages: number) => Content
    readonly [key: string]: unknown
  }
  const pdfmake: {
    setFonts(fonts: { readonly [family: string]: { readonly [face: string]: string } }): void
    /** Whether a file may be read, or an address fetched, that the document names. */
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void
    setUrlAccessPolicy(mayFetch: (address: string) => boolean): void
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> }
  }
  export default pdfmake
}

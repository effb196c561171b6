/** Type of a package URL, which is its ecosystem (`npm`, `maven`, `deb`); undefined where the text is none. */
export function packageTypeOf(url: string | undefined): string | undefined {
  return /^pkg:\/{0,2}([a-z][a-z0-9.+-]{0,39})\//i.exec(url ?? '')?.[1]?.toLowerCase();
}

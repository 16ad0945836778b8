/** Ours: what the portal uses of the build. */
export class RomanianStemmer {
  stemWord(word: string): string;
}

/**
 * Words of which functions, types of partners and situations of control are made in the register. A line with any other word may hold a person’s
 * name. Source: Act respecting the legal publicity of enterprises, c. P-44.1, s. 0.4 and 33 to 35.2, and the functions that its form offers.
 */
const WORDS: ReadonlySet<string> = new Set(
  (
    'président présidente vice-président vice-présidente secrétaire secrétaire-trésorier secrétaire-trésorière trésorier trésorière administrateur ' +
    'administratrice directeur directrice général générale adjoint adjointe dirigeant dirigeante principal principale exécutif exécutive chef ' +
    'conseil administration finances financier financière exploitation opérations technologie technologies technique juridique affaires ' +
    'développement ventes marketing ressources humaines information sécurité agent officiel associé associée commandité commanditée commanditaire actionnaire majoritaire membre fondé fondée pouvoir pouvoirs fiduciaire ' +
    'détention détient détenteur bénéficiaire contrôle contrôlée droit droits vote votes voix juste valeur marchande parts unités actions ' +
    'influence direct directe directement indirect indirecte indirectement fait entente concert exercice'
  ).split(' '),
);

/** Words between those, which in capitals may be somebody’s name. */
const BETWEEN: ReadonlySet<string> = new Set(
  'de du des la le les et ou à au aux en par plus moins entre mais que jusque d l qu jusqu un une son sa ses pas non'.split(
    ' ',
  ),
);

/** Whether a line holds nothing but words of the register, numbers and bands. */
export function isRegisterWords(line: string): boolean {
  const words = line.normalize('NFC').match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
  const isOfRegister = (word: string): boolean => WORDS.has(word.toLowerCase());
  return (
    words.some(isOfRegister) &&
    words.every((word, index) => isOfRegister(word) || BETWEEN.has(index === 0 ? word.toLowerCase() : word))
  );
}

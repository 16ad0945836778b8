/**
 * What a fault means and what to do, in the words of the console (displays/faults.py).
 */

/** @type {Record<import("./faults.js").Code, [meaning: string, advice: string]>} */
export const ADVICE = {
  download: [
    "Un fișier al versiunii noi nu a putut fi adus.",
    "Verificați rețeaua televizorului. Până reușește, arată versiunea dinainte și încearcă singur din nou.",
  ],
  checksum: [
    "Un fișier a ajuns altfel decât a fost trimis.",
    "De obicei trece singur. Dacă revine, cereți verificarea rețelei: ceva pe drum schimbă fișierele.",
  ],
  storage: [
    "Televizorul nu a putut păstra sau citi ceva pe discul lui.",
    "Reporniți browserul televizorului. Dacă problema revine, vedeți cât loc mai este pe disc; dacă e puțin, eliberați spațiu ori scoateți filmele mari din avizier.",
  ],
  slide: [
    "Un anunț nu a putut fi arătat și a fost sărit.",
    "Deschideți anunțul, verificați imaginea sau filmul și publicați-l din nou.",
  ],
  release: [
    "Versiunea nouă nu a putut fi arătată; televizorul a revenit la cea dinainte.",
    "Verificați ultimul anunț publicat. Celelalte anunțuri se arată în continuare.",
  ],
  clock: [
    "Ceasul televizorului nu este potrivit.",
    "Potriviți data și ora calculatorului. Până atunci se arată numai anunțurile fără termen.",
  ],
  stuck: [
    "Rotația anunțurilor s-a oprit și a fost repornită.",
    "Dacă se repetă, reporniți calculatorul televizorului.",
  ],
  worker: [
    "Televizorul nu poate păstra anunțurile pentru o pornire fără rețea.",
    "Deschideți ecranul la o adresă https:// sau pe serverul local; pe http:// browserul nu permite păstrarea.",
  ],
  alert: [
    "Mesajul de alertă nu a putut fi arătat.",
    "Verificați textul mesajului și trimiteți-l din nou.",
  ],
};
